package aftercare.followup.cases;

/** What makes an event serious, apart from how severe it is (ICH E2A, II.B). Each is judged on its own. */
public enum Criterion implements Coded {
    DEATH("Results in death"),
    LIFE_THREATENING("Life-threatening"),
    HOSPITALISATION("Caused or prolonged hospitalisation"),
    DISABILITY("Disabling or incapacitating"),
    CONGENITAL_ANOMALY("Congenital anomaly or birth defect"),
    OTHER_MEDICALLY_IMPORTANT("Other medically important condition");

    private final String label;

    Criterion(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
