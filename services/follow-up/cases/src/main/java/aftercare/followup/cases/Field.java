package aftercare.followup.cases;

import aftercare.followup.survey.Certainty;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of a case: how the history writes it down, and who may change it. */
public enum Field implements Coded {
    REPORTED("Event as reported", Who.STAFF),
    TERM("CTCAE term", Who.STAFF),
    SPECIFICATION("What it is", Who.STAFF),
    ONSET("Onset", Who.STAFF),
    END("End", Who.STAFF),
    PATIENT_GRADE("Grade reported by the patient", Who.STAFF),
    CLINICIAN_GRADE("CTCAE grade of the clinician", Who.CLINICIAN),
    SERIOUSNESS("Seriousness", Who.JUDGES),
    EXPECTEDNESS("Expectedness", Who.JUDGES),
    WHO_UMC("Causality by WHO-UMC", Who.CLINICIAN),
    NARANJO("Causality by Naranjo", Who.CLINICIAN),
    ACTION("Action taken with ketamine", Who.STAFF),
    OUTCOME("Outcome", Who.STAFF),
    TREATMENT("Treatment", Who.STAFF),
    MEDICINES("Medicines", Who.STAFF),
    EXPOSURE("Exposure to ketamine at onset", Who.COMPUTED),
    NARRATIVE("Narrative", Who.STAFF),
    REPORTER("Reporter", Who.STAFF),
    FLAGS("Flags and reports", Who.NOBODY),
    STATE("State", Who.NOBODY),
    RECEIVED("First heard of (day 0)", Who.NOBODY),
    SPLIT_FROM("Split from", Who.NOBODY),
    JOINED_INTO("Joined into", Who.NOBODY);

    private final String label;
    private final Who who;

    Field(String label, Who who) {
        this.label = label;
        this.who = who;
    }

    private enum Who {
        STAFF,
        /** Judgements that a safety officer makes too. */
        JUDGES,
        CLINICIAN,
        COMPUTED,
        NOBODY
    }

    @Override
    public String label() {
        return label;
    }

    /** Who may change it in an edit; nobody where it is computed or changes with another move. */
    public Set<Capacity> changedBy() {
        return switch (who) {
            case STAFF -> Set.of(Capacity.COORDINATOR, Capacity.CLINICIAN, Capacity.SAFETY_OFFICER);
            case JUDGES -> Set.of(Capacity.CLINICIAN, Capacity.SAFETY_OFFICER);
            case CLINICIAN -> Set.of(Capacity.CLINICIAN);
            case COMPUTED, NOBODY -> Set.of();
        };
    }

    /** As the history writes it; empty when not known. */
    public String of(AdverseEventCase aCase) {
        return switch (this) {
            case STATE -> aCase.state().code();
            case RECEIVED -> aCase.receivedAt().toString();
            case SPLIT_FROM -> text(aCase.splitFrom());
            case JOINED_INTO -> text(aCase.joinedInto());
            default -> of(aCase.content());
        };
    }

    /** As the history writes it; empty when not known, and for what is no part of the content. */
    public String of(CaseContent content) {
        return switch (this) {
            case REPORTED -> content.reported();
            case TERM -> content.term() == null ? "" : content.term();
            case SPECIFICATION -> content.specification();
            case ONSET -> text(content.onset());
            case END -> text(content.end());
            case PATIENT_GRADE -> text(content.patientGrade());
            case CLINICIAN_GRADE -> text(content.clinicianGrade());
            case SERIOUSNESS -> seriousness(content.seriousness());
            case EXPECTEDNESS -> expectedness(content.expectedness());
            case WHO_UMC -> whoUmc(content);
            case NARANJO -> naranjo(content);
            case ACTION -> code(content.action());
            case OUTCOME -> code(content.outcome());
            case TREATMENT -> content.treatment();
            case MEDICINES -> lines(content.medicines());
            case EXPOSURE -> exposure(content.exposure());
            case NARRATIVE -> content.narrative();
            case REPORTER -> reporter(content.reporter());
            case FLAGS -> String.join(" ", content.flags());
            case STATE, RECEIVED, SPLIT_FROM, JOINED_INTO -> "";
        };
    }

    /** Those in which two contents differ. */
    public static Set<Field> changed(CaseContent before, CaseContent after) {
        EnumSet<Field> changed = EnumSet.noneOf(Field.class);
        for (Field field : values()) {
            if (!field.of(before).equals(field.of(after))) {
                changed.add(field);
            }
        }
        return changed;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String code(@Nullable Coded value) {
        return value == null ? "" : value.code();
    }

    private static String lines(Collection<Medicine> medicines) {
        return medicines.stream().map(Medicine::toString).collect(Collectors.joining("\n"));
    }

    private static String seriousness(@Nullable Seriousness seriousness) {
        if (seriousness == null) {
            return "";
        }
        return seriousness.serious()
                ? seriousness.criteria().stream().map(Coded::code).collect(Collectors.joining(" "))
                : "not serious";
    }

    private static String expectedness(@Nullable Expectedness expectedness) {
        return expectedness == null
                ? ""
                : (expectedness.expected() ? "expected by " : "unexpected by ") + expectedness.reference();
    }

    private static String whoUmc(CaseContent content) {
        var answers = content.whoUmc();
        return answers == null
                ? ""
                : answers.category().id() + " ("
                        + codes(List.of(
                                answers.time(),
                                answers.otherCause(),
                                answers.withdrawal(),
                                answers.definitive(),
                                answers.rechallenge(),
                                answers.sufficient()))
                        + ")";
    }

    private static String naranjo(CaseContent content) {
        List<Certainty> answers = content.naranjo();
        return answers == null
                ? ""
                : content.naranjoScore()
                        .map(score -> score.category().id() + ", " + score.total() + " (" + codes(answers) + ")")
                        .orElseGet(() -> codes(answers));
    }

    private static String codes(List<Certainty> answers) {
        return answers.stream().map(Certainty::code).collect(Collectors.joining(","));
    }

    private static String exposure(@Nullable Exposure exposure) {
        return exposure == null
                ? ""
                : exposure.sessions() + " sessions, " + exposure.cumulativeMg().toPlainString() + " mg since "
                        + exposure.firstDoseAt() + "; last " + exposure.lastSession() + ", "
                        + exposure.lastDoseMg().toPlainString() + " mg at " + exposure.lastDoseAt() + ", "
                        + exposure.sinceLastDose() + " before";
    }

    private static String reporter(@Nullable Reporter reporter) {
        return reporter == null
                ? ""
                : reporter.qualification().code() + " " + reporter.reference() + " " + reporter.country();
    }
}
