package aftercare.followup.poll;

import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of one poll, frozen when its link was sent, in a shape that a document can hold.
 *
 * @param language BCP 47 tag
 * @param country decides the crisis numbers
 * @param baseline true for the survey at enrolment
 * @param words placeholders to words
 * @param readers account to name, who may read a report of feeling unsafe
 */
public record Questionnaire(
        List<Part> parts,
        String language,
        String country,
        boolean baseline,
        boolean drugAtHome,
        boolean doseAtHome,
        Map<String, String> words,
        Map<String, String> readers) {
    public Questionnaire {
        parts = List.copyOf(parts);
        words = Map.copyOf(words);
        readers = Collections.unmodifiableMap(new TreeMap<>(readers));
    }

    /** One instrument of the form. */
    public record Part(
            String instrument,
            String version,
            String form,
            @Nullable String after,
            @Nullable String when) {
        static Part of(FormPart part) {
            return new Part(
                    part.instrument(),
                    part.version(),
                    part.form(),
                    part.after().orElse(null),
                    part.when().orElse(null));
        }

        FormPart formPart() {
            return new FormPart(instrument, version, form, Optional.ofNullable(after), Optional.ofNullable(when));
        }
    }

    /** The form of these parts for this patient. */
    public static Questionnaire of(List<FormPart> parts, SurveyContext context, String country) {
        return new Questionnaire(
                parts.stream().map(Part::of).toList(),
                context.language(),
                country,
                context.baseline(),
                context.drugAtHome(),
                context.doseAtHome(),
                context.words(),
                context.readers());
    }

    /** Language and words of the form. */
    public SurveyContext context() {
        return new SurveyContext(language, baseline, drugAtHome, doseAtHome, words, readers);
    }

    /** The form, ready to ask. */
    public Survey survey(Instruments instruments) {
        return Survey.of(instruments, parts.stream().map(Part::formPart).toList(), context());
    }
}
