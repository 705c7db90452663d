package aftercare.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Makes and reads the signed token that says who of the staff is at the browser. Every service verifies the same one,
 * by the shared secret. It lives by the machine's clock, not the product's: a moved clock signs nobody out.
 */
public final class StaffTokens {
    /** Name of the cookie that carries the token. */
    public static final String COOKIE = "aftercare_staff";

    /** How long a sign-in lasts: one long shift. */
    public static final Duration LIFE = Duration.ofHours(12);

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final InstantSource wall;

    StaffTokens(SecretKey key, InstantSource wall) {
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.wall = wall;
    }

    /**
     * Tokens outside a running service, for who holds the secret and so may do everything anyway.
     *
     * @param cookieSecret base64 of 32 random bytes, as in {@code aftercare.secrets.cookie}
     */
    public static StaffTokens of(String cookieSecret, InstantSource wall) {
        return new StaffTokens(new WebSecrets(cookieSecret).cookieKey(), wall);
    }

    /** A token for {@code Authorization: Bearer}, good for {@link #LIFE}. */
    public String issue(Staff staff) {
        Instant now = wall.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("aftercare")
                .subject(staff.account())
                .claim("name", staff.name())
                .claim("roles", staff.roles().stream().map(Role::name).sorted().toList())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .build();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }

    /** The cookie that signs a browser in; {@code secure} when the front door is reached by https. */
    public ResponseCookie signIn(Staff staff, boolean secure) {
        return cookie(issue(staff), LIFE, secure);
    }

    /** The cookie that signs a browser out. */
    public ResponseCookie signOut(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    JwtDecoder decoder() {
        return decoder;
    }

    static Staff staff(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        Set<Role> held =
                roles == null ? Set.of() : roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        String account = Objects.requireNonNull(token.getSubject(), "A staff token without a subject");
        return new Staff(account, Objects.requireNonNullElse(token.getClaimAsString("name"), account), held);
    }

    private static ResponseCookie cookie(String value, Duration age, boolean secure) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/")
                .maxAge(age)
                .build();
    }
}
