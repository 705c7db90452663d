package aftercare.followup.cases;

import aftercare.followup.survey.Certainty;
import aftercare.followup.survey.Naranjo;
import aftercare.followup.survey.WhoUmc;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a case says. Null is not known or not judged yet. The text fields can hold personal words: they stay in the case and
 * never travel in facts.
 *
 * @param reported the event in the reporter's own words
 * @param term MedDRA code of a {@link CtcaeTerm}
 * @param specification what it is, when the term is an "Other, specify"; empty otherwise
 * @param patientGrade as the patient's answers add up, 0 to 3 (PRO-CTCAE composite grade). It is not held to the grades of the
 *     term: CTCAE stops at 2 for urinary frequency and urgency, the patient's answers do not
 * @param clinicianGrade CTCAE grade, one that the term has
 * @param naranjo answers to its ten questions, in order
 * @param action what was done with ketamine
 * @param treatment of the event, in words; empty when none is known
 * @param exposure computed from the sessions, never entered
 * @param flags ids of the flags and reports that led to the case, in alphabetical order
 */
public record CaseContent(
        String reported,
        @Nullable String term,
        String specification,
        @Nullable DayTime onset,
        @Nullable DayTime end,
        @Nullable Integer patientGrade,
        @Nullable Integer clinicianGrade,
        @Nullable Seriousness seriousness,
        @Nullable Expectedness expectedness,
        @Nullable WhoUmc whoUmc,
        @Nullable List<Certainty> naranjo,
        @Nullable DrugAction action,
        @Nullable Outcome outcome,
        String treatment,
        List<Medicine> medicines,
        @Nullable Exposure exposure,
        String narrative,
        @Nullable Reporter reporter,
        List<String> flags) {
    public CaseContent {
        naranjo = naranjo == null ? null : List.copyOf(naranjo);
        medicines = List.copyOf(medicines);
        flags = List.copyOf(new TreeSet<>(flags));
    }

    /** Nothing is known. */
    public static CaseContent empty() {
        return new CaseContent(
                "", null, "", null, null, null, null, null, null, null, null, null, null, "", List.of(), null, "", null,
                List.of());
    }

    /** To change some of it. */
    public CaseEntry entry() {
        return new CaseEntry(this);
    }

    /** The term, when one was chosen. */
    public Optional<CtcaeTerm> ctcae() {
        return Optional.ofNullable(term).flatMap(CtcaeTerms.shipped()::find);
    }

    /** True when a criterion is met; false when none is and when nobody has judged yet. */
    public boolean serious() {
        return seriousness != null && seriousness.serious();
    }

    /** The score of the Naranjo questionnaire, when all of it was answered. */
    public Optional<Naranjo> naranjoScore() {
        return Optional.ofNullable(naranjo)
                .filter(answers -> answers.size() == Naranjo.QUESTIONS)
                .map(Naranjo::of);
    }

    /** The category of WHO-UMC, when its criteria were judged. */
    public Optional<WhoUmc.Category> whoUmcCategory() {
        return Optional.ofNullable(whoUmc).map(WhoUmc::category);
    }

    /** Says nothing of what it holds: a log must not either. */
    @Override
    public String toString() {
        return "CaseContent[" + term + "]";
    }
}
