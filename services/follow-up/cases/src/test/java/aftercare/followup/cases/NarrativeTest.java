package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NarrativeTest {
    @Test
    void whatIsKnownIsToldInOrder() {
        assertThat(Narrative.draft(Cases.in(CaseState.DRAFT).content(), Cases.ZONE))
                .isEqualTo("""
                        Hematuria, onset 10 March 2026 at 07:00, no end known. Reported as: "Red urine since this morning".
                        Before the onset the patient had had 2 sessions with ketamine, 92.5 mg in all, the last with 50 mg on 9 March 2026 at 10:00, 21 hours before.
                        The patient's answers give grade 3 of 3. The clinician graded it CTCAE 2 (Symptomatic; urinary catheter or bladder irrigation indicated; limiting instrumental ADL).
                        Serious: caused or prolonged hospitalisation; other medically important condition. Unexpected against Ketamine label 2024-05.
                        Treatment: Fluids
                        Medicines: Ketamine (suspect, 50 mg, for Depression).
                        Ketamine: stopped. Outcome: recovering.
                        Causality by WHO-UMC: probable. By Naranjo: probable (score 6).""");
    }

    @Test
    void whatIsNotKnownIsSaidToBeSo() {
        assertThat(Narrative.draft(CaseContent.empty(), Cases.ZONE)).isEqualTo("""
                        An event that is not coded yet, onset not known, no end known.
                        Exposure to ketamine cannot be told without the onset.
                        Seriousness has not been judged.""");
    }
}
