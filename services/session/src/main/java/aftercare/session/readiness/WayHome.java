package aftercare.session.readiness;

/** How the patient will get home (PRE-09). */
public enum WayHome implements Coded {
    RIDE("ride", "Someone is driving me"),
    TAXI("taxi", "A taxi or bus with an adult"),
    HOME("home", "I am already home"),
    NO("no", "I have no plan yet"),
    DECLINED("declined", "I'd rather not say");

    private final String code;
    private final String label;

    WayHome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
