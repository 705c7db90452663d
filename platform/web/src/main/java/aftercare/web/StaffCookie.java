package aftercare.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Finds the staff token: {@code Authorization: Bearer} first, else the cookie. Public paths look at no token, so that a
 * stale cookie never bars a patient's link or the way to the sign-in page.
 */
final class StaffCookie implements BearerTokenResolver {
    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
    private final RequestMatcher open;

    StaffCookie(RequestMatcher open) {
        this.open = open;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (open.matches(request)) {
            return null;
        }
        String bearer = header.resolve(request);
        return bearer != null ? bearer : of(request);
    }

    static @Nullable String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(StaffTokens.COOKIE)
                    && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
