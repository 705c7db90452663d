package aftercare.followup.cases;

/** In what role the clinic has to report adverse events; the clinic's own setting, see {@link ReportingClocks}. */
public enum ClinicRole implements Coded {
    /** Treats off label and reports of its own accord: no legal clock. */
    VOLUNTARY_REPORTER("Voluntary reporter"),
    /** Is certified in a risk evaluation and mitigation strategy (REMS). */
    REMS("REMS-certified site"),
    /** Sponsors a study. */
    SPONSOR("Sponsor of a study");

    private final String label;

    ClinicRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
