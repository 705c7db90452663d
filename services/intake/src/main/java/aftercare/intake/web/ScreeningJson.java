package aftercare.intake.web;

import aftercare.intake.medicine.Medicines;
import aftercare.intake.medicine.Reading;
import aftercare.intake.patient.Attention;
import aftercare.intake.patient.Patient;
import aftercare.intake.screening.Assessment;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Entry;
import aftercare.intake.screening.Standing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A screening as REST shows it.
 *
 * @param cleared true when a session may start now
 * @param outcome of all questions together
 * @param reasons ids of the questions that stand in the way
 * @param attention what somebody has to do, and since when; null when nothing
 */
record ScreeningJson(
        String patient,
        boolean cleared,
        @Nullable Instant validUntil,
        String outcome,
        List<String> reasons,
        List<String> conditions,
        @Nullable AttentionJson attention,
        List<QuestionJson> questions,
        List<MedicineJson> medicines,
        List<EntryJson> history) {

    record AttentionJson(String kind, Instant since) {
        static AttentionJson of(Attention attention) {
            return new AttentionJson(attention.kind().code(), attention.since());
        }
    }

    /** @param turn to be sent with a finding about the question */
    record QuestionJson(
            String id,
            String text,
            String rule,
            String source,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            String outcome,
            int turn) {
        static QuestionJson of(Standing standing) {
            return new QuestionJson(
                    standing.question().id(),
                    standing.question().text(),
                    standing.question().rule(),
                    standing.question().source(),
                    standing.answer() == null ? null : standing.answer().code(),
                    standing.answeredAt(),
                    standing.outcome().code(),
                    standing.turn());
        }
    }

    /** @param reading {@code known}, {@code similar} or {@code unknown}; the last two are to be asked about */
    record MedicineJson(
            String typed,
            String reading,
            @Nullable String generic,
            @Nullable String drugClass,
            List<String> similar) {
        static MedicineJson of(Reading reading) {
            return switch (reading) {
                case Reading.Known k ->
                    new MedicineJson(
                            k.typed(), "known", k.generic(), k.drugClass().label(), List.of());
                case Reading.Similar s -> new MedicineJson(s.typed(), "similar", null, null, s.names());
                case Reading.Unknown u -> new MedicineJson(u.typed(), "unknown", null, null, List.of());
            };
        }
    }

    /** Answers, or a finding about one question. */
    record EntryJson(
            Instant at,
            String by,
            Map<String, String> answers,
            @Nullable String question,
            @Nullable String reason) {
        static EntryJson of(Entry entry) {
            return switch (entry) {
                case Entry.Answered a -> {
                    Map<String, String> answers = new LinkedHashMap<>();
                    a.answers().forEach((question, answer) -> answers.put(question, answer.code()));
                    yield new EntryJson(a.at(), a.by(), answers, null, null);
                }
                case Entry.Found f -> new EntryJson(f.at(), f.by(), Map.of(), f.question(), f.reason());
            };
        }
    }

    static ScreeningJson of(Patient patient, Checklist checklist, Medicines medicines, Instant now) {
        Assessment assessment = patient.screening().assess(checklist);
        return new ScreeningJson(
                patient.id(),
                patient.clearedAt(now),
                patient.clearance() == null ? null : patient.clearance().validUntil(),
                assessment.outcome().code(),
                assessment.reasonIds(),
                assessment.conditions(),
                patient.attention(checklist).map(AttentionJson::of).orElse(null),
                assessment.standings().stream().map(QuestionJson::of).toList(),
                medicines.read(patient.screening().medicines()).stream()
                        .map(MedicineJson::of)
                        .toList(),
                patient.screening().entries().stream().map(EntryJson::of).toList());
    }
}
