package aftercare.session.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.kernel.LinkToken;
import aftercare.session.treatment.HomeRole;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The links by which the patient and the adult who stays take part in a session at home. Nothing of them is stored: intake,
 * which sends them, and session compute the same from a secret both hold.
 */
public final class HomeLinks {
    private final byte[] secret;

    public HomeLinks(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Where the link leads, such as {@code /h/s-1/AbC}. */
    String path(String sessionId, HomeRole role) {
        return "/h/" + sessionId + "/"
                + LinkToken.ofSession(secret, sessionId, role.code()).value();
    }

    /** Whose link it is; empty when nobody's. */
    Optional<HomeRole> whose(String sessionId, String token) {
        return Arrays.stream(HomeRole.values())
                .filter(role -> MessageDigest.isEqual(
                        LinkToken.ofSession(secret, sessionId, role.code())
                                .value()
                                .getBytes(UTF_8),
                        token.getBytes(UTF_8)))
                .findFirst();
    }
}
