package aftercare.intake.medicine;

import org.jspecify.annotations.Nullable;

/** What a medicine is, as far as it matters before a dose. */
public enum DrugClass {
    /** Clonazepam too. */
    BENZODIAZEPINE("benzodiazepine", "P01"),
    /** Prescribed ones and cocaine; not atomoxetine. */
    STIMULANT("stimulant", "P02"),
    /** For high blood pressure: to be taken as prescribed, never left out. */
    ANTIHYPERTENSIVE("blood pressure medicine", "P06"),
    /** Sedative hypnotics that are no benzodiazepines: Z-drugs, sodium oxybate. */
    SEDATIVE("sedative", "P09"),
    /** Inhibitors of monoamine oxidase, A or B. */
    MAO_INHIBITOR("MAO inhibitor", "P10"),
    OPIOID("opioid", "P11"),
    GABAPENTINOID("gabapentinoid", null),
    CANNABIS("cannabis", null),
    /** May change what ketamine does; the reference calls it a modifier for review. */
    MODIFIER("may change the effect of ketamine", null),
    /** Ketamine or esketamine, from elsewhere. */
    KETAMINE("ketamine or esketamine", null),
    /** Listed so that nobody takes it for a stimulant: atomoxetine. */
    NOT_A_STIMULANT("not a stimulant", null);

    private final String label;
    private final @Nullable String checklistRow;

    DrugClass(String label, @Nullable String checklistRow) {
        this.label = label;
        this.checklistRow = checklistRow;
    }

    /** As staff read it. */
    public String label() {
        return label;
    }

    /** The row of the checklist before a session that is about this class; null when none is. */
    public @Nullable String checklistRow() {
        return checklistRow;
    }

    /**
     * The class of a cell of {@code drug-classes.csv} or {@code medicine-names.csv}.
     *
     * @throws IllegalStateException for a cell that stands in neither
     */
    static DrugClass ofCell(String cell) {
        return switch (cell) {
            case "benzodiazepine" -> BENZODIAZEPINE;
            case "z-drug", "sedative" -> SEDATIVE;
            case "stimulant", "stimulant (anorectic)" -> STIMULANT;
            case "NOT a stimulant although in N06BA" -> NOT_A_STIMULANT;
            case "MAOI", "MAOI-A reversible", "MAO-B inhibitor" -> MAO_INHIBITOR;
            case "modifier (review)", "modifier (review, contested)" -> MODIFIER;
            case "opioid" -> OPIOID;
            case "index drug" -> KETAMINE;
            case "gabapentinoid" -> GABAPENTINOID;
            case "cannabis" -> CANNABIS;
            case "antihypertensive" -> ANTIHYPERTENSIVE;
            default -> throw new IllegalStateException("No drug class is called " + cell);
        };
    }
}
