package aftercare.followup.cases;

import aftercare.followup.survey.Certainty;
import aftercare.followup.survey.WhoUmc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody enters into a case, to become its content. It is filled by one thread and then forgotten. */
public final class CaseEntry {
    private String reported;
    private @Nullable String term;
    private String specification;
    private @Nullable DayTime onset;
    private @Nullable DayTime end;
    private @Nullable Integer patientGrade;
    private @Nullable Integer clinicianGrade;
    private @Nullable Seriousness seriousness;
    private @Nullable Expectedness expectedness;
    private @Nullable WhoUmc whoUmc;
    private @Nullable List<Certainty> naranjo;
    private @Nullable DrugAction action;
    private @Nullable Outcome outcome;
    private String treatment;
    private List<Medicine> medicines;
    private @Nullable Exposure exposure;
    private String narrative;
    private @Nullable Reporter reporter;
    private List<String> flags;

    CaseEntry(CaseContent from) {
        this.reported = from.reported();
        this.term = from.term();
        this.specification = from.specification();
        this.onset = from.onset();
        this.end = from.end();
        this.patientGrade = from.patientGrade();
        this.clinicianGrade = from.clinicianGrade();
        this.seriousness = from.seriousness();
        this.expectedness = from.expectedness();
        this.whoUmc = from.whoUmc();
        this.naranjo = from.naranjo();
        this.action = from.action();
        this.outcome = from.outcome();
        this.treatment = from.treatment();
        this.medicines = from.medicines();
        this.exposure = from.exposure();
        this.narrative = from.narrative();
        this.reporter = from.reporter();
        this.flags = from.flags();
    }

    public CaseEntry reported(String value) {
        this.reported = value;
        return this;
    }

    public CaseEntry term(@Nullable String value) {
        this.term = value;
        return this;
    }

    public CaseEntry specification(String value) {
        this.specification = value;
        return this;
    }

    public CaseEntry onset(@Nullable DayTime value) {
        this.onset = value;
        return this;
    }

    public CaseEntry end(@Nullable DayTime value) {
        this.end = value;
        return this;
    }

    public CaseEntry patientGrade(@Nullable Integer value) {
        this.patientGrade = value;
        return this;
    }

    public CaseEntry clinicianGrade(@Nullable Integer value) {
        this.clinicianGrade = value;
        return this;
    }

    public CaseEntry seriousness(@Nullable Seriousness value) {
        this.seriousness = value;
        return this;
    }

    public CaseEntry expectedness(@Nullable Expectedness value) {
        this.expectedness = value;
        return this;
    }

    public CaseEntry whoUmc(@Nullable WhoUmc value) {
        this.whoUmc = value;
        return this;
    }

    public CaseEntry naranjo(@Nullable List<Certainty> value) {
        this.naranjo = value;
        return this;
    }

    public CaseEntry action(@Nullable DrugAction value) {
        this.action = value;
        return this;
    }

    public CaseEntry outcome(@Nullable Outcome value) {
        this.outcome = value;
        return this;
    }

    public CaseEntry treatment(String value) {
        this.treatment = value;
        return this;
    }

    public CaseEntry medicines(List<Medicine> value) {
        this.medicines = value;
        return this;
    }

    public CaseEntry exposure(@Nullable Exposure value) {
        this.exposure = value;
        return this;
    }

    public CaseEntry narrative(String value) {
        this.narrative = value;
        return this;
    }

    public CaseEntry reporter(@Nullable Reporter value) {
        this.reporter = value;
        return this;
    }

    public CaseEntry flags(List<String> value) {
        this.flags = value;
        return this;
    }

    /** As entered. */
    public CaseContent content() {
        return new CaseContent(
                reported,
                term,
                specification,
                onset,
                end,
                patientGrade,
                clinicianGrade,
                seriousness,
                expectedness,
                whoUmc,
                naranjo,
                action,
                outcome,
                treatment,
                medicines,
                exposure,
                narrative,
                reporter,
                flags);
    }
}
