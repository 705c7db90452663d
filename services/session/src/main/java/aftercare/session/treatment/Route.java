package aftercare.session.treatment;

import java.util.Optional;

/** How the drug was given. */
public enum Route {
    IM("im", "Injection into a muscle"),
    IV("iv", "Into a vein"),
    SUBLINGUAL("sublingual", "Under the tongue"),
    ORAL("oral", "Swallowed"),
    INTRANASAL("intranasal", "Into the nose");

    private final String code;
    private final String label;

    Route(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it stands in facts. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Route> of(String code) {
        return Codes.find(values(), Route::code, code);
    }
}
