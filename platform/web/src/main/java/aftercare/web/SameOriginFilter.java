package aftercare.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a change that another site's page asks this browser for (cross-site request forgery), by what browsers say of
 * themselves: {@code Sec-Fetch-Site} where sent, else {@code Origin}. So forms need no hidden token, and a page left
 * open over night still posts. What says neither is not a browser and cannot be tricked into sending a cookie.
 */
final class SameOriginFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || sameOrigin(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    "This change was asked for by a page of another site. Open the page here and try again.");
        }
    }

    static boolean sameOrigin(HttpServletRequest request) {
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
