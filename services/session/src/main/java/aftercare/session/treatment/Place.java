package aftercare.session.treatment;

import java.util.Optional;

/** Where a dose is given. */
public enum Place {
    CLINIC("clinic"),
    HOME("home");

    private final String code;

    Place(String code) {
        this.code = code;
    }

    /** As it stands in facts. */
    public String code() {
        return code;
    }

    public static Optional<Place> of(String code) {
        return Codes.find(values(), Place::code, code);
    }
}
