package aftercare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change was asked for by one of our own pages, by what browsers say of themselves: {@code Sec-Fetch-Site} where
 * sent, else {@code Origin}. So forms need no hidden token, and a page left open over night still posts. What says
 * neither is not a browser and cannot be tricked into sending a cookie.
 */
public final class SameOrigin {
    private SameOrigin() {}

    /** True when a page of ours, or no browser at all, asks for the change. */
    public static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        if (origin.equals("null")) {
            // Pages with Referrer-Policy: no-referrer say so; they carry no staff cookie worth forging.
            return !hasStaffCookie(request);
        }
        String authority = authority(origin);
        return authority != null
                && (authority.equals(request.getHeader("Host"))
                        || authority.equals(request.getHeader("X-Forwarded-Host")));
    }

    private static boolean hasStaffCookie(HttpServletRequest request) {
        return StaffCookie.of(request) != null;
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
