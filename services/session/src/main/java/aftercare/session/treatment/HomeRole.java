package aftercare.session.treatment;

import java.util.Optional;

/** Who takes part in a session at home by a link of their own. The code stands in the place of an account. */
public enum HomeRole {
    PATIENT("patient"),
    MONITOR("monitor");

    private final String code;

    HomeRole(String code) {
        this.code = code;
    }

    /** As it stands beside what they wrote, and in the link's secret part. */
    public String code() {
        return code;
    }

    public static Optional<HomeRole> of(String code) {
        return Codes.find(values(), HomeRole::code, code);
    }
}
