package aftercare.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;

/** Who gets in: everybody to the public paths, signed-in staff to the rest; what they may do there is asked later. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSecrets.class)
class StaffSecurity {
    private static final List<String> ALWAYS_OPEN = List.of("/assets/**", "/favicon.ico", "/ops/**", "/error");

    @Bean
    StaffTokens staffTokens(WebSecrets secrets) {
        return new StaffTokens(secrets.cookieKey(), InstantSource.system());
    }

    @Bean
    JwtDecoder staffTokenDecoder(StaffTokens tokens) {
        return tokens.decoder();
    }

    /** Asks nobody who they are, so that a patient's page costs no more than it must. */
    @Bean
    @Order(1)
    SecurityFilterChain openToEverybody(HttpSecurity http, Site site) throws Exception {
        return http.securityMatcher(open(site))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.disable())
                .securityContext(context -> context.disable())
                .servletApi(api -> api.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .exceptionHandling(errors -> errors.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new SameOriginFilter(), HeaderWriterFilter.class)
                .headers(StaffSecurity::headers)
                .build();
    }

    @Bean
    SecurityFilterChain staffOnly(HttpSecurity http, Pages pages) throws Exception {
        return http.authorizeHttpRequests(who -> who.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new SameOriginFilter(), SecurityContextHolderFilter.class)
                .headers(StaffSecurity::headers)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new StaffCookie())
                        .authenticationEntryPoint(signInFirst(pages))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(StaffSecurity::authentication)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInFirst(pages)))
                .anonymous(Customizer.withDefaults())
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.sameOrigin())
                .contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self'; img-src 'self' data:; "
                        + "frame-ancestors 'self'; form-action 'self'; base-uri 'none'"));
    }

    private static RequestMatcher open(Site site) {
        return new OrRequestMatcher(Stream.concat(ALWAYS_OPEN.stream(), site.publicPaths().stream())
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList());
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        List<GrantedAuthority> authorities = StaffTokens.staff(token).roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        return new JwtAuthenticationToken(token, authorities);
    }

    /** A browser is sent to the sign-in page and comes back afterwards, with what it sent; REST gets a problem. */
    private static AuthenticationEntryPoint signInFirst(Pages pages) {
        return (request, response, _) -> {
            if (Problems.wanted(request)) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                response.setHeader("WWW-Authenticate", "Bearer");
                response.setContentType("application/problem+json");
                response.getOutputStream()
                        .write(
                                "{\"type\":\"about:blank\",\"title\":\"Sign in first\",\"status\":401,\"detail\":\"Send a token as Authorization: Bearer; POST /api/follow-up/sign-in gives one.\"}"
                                        .getBytes(StandardCharsets.UTF_8));
            } else if ("POST".equals(request.getMethod())) {
                ResponseEntity<String> page = pages.signedOut(request.getRequestURI(), KeptForm.of(request));
                response.setStatus(page.getStatusCode().value());
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8));
            } else {
                String query = request.getQueryString();
                String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", "/sign-in?next=" + UriUtils.encode(wanted, StandardCharsets.UTF_8));
            }
        };
    }
}
