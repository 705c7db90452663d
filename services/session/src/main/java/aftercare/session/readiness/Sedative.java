package aftercare.session.readiness;

/**
 * What kind of pill for sleep or to calm was taken; staff tell by its name (drug classes of the clinical reference:
 * clonazepam is a benzodiazepine, Z-drugs are other sedatives).
 */
public enum Sedative implements Coded {
    BENZODIAZEPINE("benzodiazepine", "A benzodiazepine (such as Xanax, Ativan, Klonopin or Valium)"),
    OTHER("other", "Another one (such as Ambien or another Z-drug)"),
    UNSURE("unsure", "Not sure");

    private final String code;
    private final String label;

    Sedative(String code, String label) {
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
