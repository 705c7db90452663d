package aftercare.followup.cases;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first draft of a case's narrative: what is known in sentences, for a person to edit. The same case gives the same text. */
public final class Narrative {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final CaseContent content;
    private final ZoneId zone;

    private Narrative(CaseContent content, ZoneId zone) {
        this.content = content;
        this.zone = zone;
    }

    /**
     * Drafts it. What is not known is said to be so, since a reader cannot tell a gap from an oversight.
     *
     * @param zone the clinic's clock
     */
    public static String draft(CaseContent content, ZoneId zone) {
        var narrative = new Narrative(content, zone);
        return java.util.stream.Stream.of(
                        narrative.event(),
                        narrative.exposure(),
                        narrative.grades(),
                        narrative.seriousness(),
                        narrative.treatment(),
                        narrative.medicines(),
                        narrative.course(),
                        narrative.causality())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private String event() {
        String what = content.ctcae()
                .map(term -> term.other() ? content.specification() + " (" + term.name() + ")" : term.name())
                .orElse("An event that is not coded yet");
        String told = content.reported().isBlank()
                ? ""
                : " Reported as: \"" + content.reported().strip() + "\".";
        return what + ", onset " + when(content.onset()) + ", "
                + (content.end() == null ? "no end known." : "end " + when(content.end()) + ".") + told;
    }

    private String exposure() {
        Exposure exposure = content.exposure();
        if (exposure == null) {
            return content.onset() == null
                    ? "Exposure to ketamine cannot be told without the onset."
                    : "No session with ketamine is known before the onset.";
        }
        return "Before the onset the patient had had " + exposure.sessions()
                + (exposure.sessions() == 1 ? " session" : " sessions") + " with ketamine, "
                + exposure.cumulativeMg().toPlainString() + " mg in all, the last with "
                + exposure.lastDoseMg().toPlainString() + " mg on "
                + DAY_AND_TIME.format(exposure.lastDoseAt().atZone(zone)) + ", " + span(exposure.sinceLastDose())
                + " before"
                + (content.onset() != null && content.onset().time() == null ? " the end of that day." : ".");
    }

    private @Nullable String grades() {
        List<String> grades = new ArrayList<>();
        if (content.patientGrade() != null) {
            grades.add("The patient's answers give grade " + content.patientGrade() + " of 3.");
        }
        Integer grade = content.clinicianGrade();
        if (grade != null) {
            grades.add("The clinician graded it CTCAE " + grade
                    + content.ctcae()
                            .map(term -> term.grades().get(grade))
                            .map(text -> " (" + text + ").")
                            .orElse("."));
        }
        return grades.isEmpty() ? null : String.join(" ", grades);
    }

    private String seriousness() {
        Seriousness judged = content.seriousness();
        String serious = judged == null
                ? "Seriousness has not been judged."
                : judged.serious()
                        ? "Serious: "
                                + judged.criteria().stream()
                                        .map(c -> c.label().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining("; "))
                                + "."
                        : "Not serious.";
        Expectedness expected = content.expectedness();
        return expected == null
                ? serious
                : serious + (expected.expected() ? " Expected" : " Unexpected") + " against " + expected.reference()
                        + ".";
    }

    private @Nullable String treatment() {
        return content.treatment().isBlank()
                ? null
                : "Treatment: " + content.treatment().strip();
    }

    private @Nullable String medicines() {
        return content.medicines().isEmpty()
                ? null
                : "Medicines: "
                        + content.medicines().stream().map(Medicine::toString).collect(Collectors.joining("; ")) + ".";
    }

    private @Nullable String course() {
        List<String> course = new ArrayList<>();
        if (content.action() != null) {
            course.add("Ketamine: " + content.action().label().toLowerCase(Locale.ROOT) + ".");
        }
        if (content.outcome() != null) {
            course.add("Outcome: " + content.outcome().label().toLowerCase(Locale.ROOT) + ".");
        }
        return course.isEmpty() ? null : String.join(" ", course);
    }

    private @Nullable String causality() {
        List<String> causality = new ArrayList<>();
        content.whoUmcCategory().ifPresent(category -> causality.add("Causality by WHO-UMC: " + category.id() + "."));
        content.naranjoScore()
                .ifPresent(score ->
                        causality.add("By Naranjo: " + score.category().id() + " (score " + score.total() + ")."));
        return causality.isEmpty() ? null : String.join(" ", causality);
    }

    private static String when(@Nullable DayTime when) {
        if (when == null) {
            return "not known";
        }
        return when.time() == null
                ? DAY.format(when.day())
                : DAY_AND_TIME.format(when.day().atTime(when.time()));
    }

    private static String span(Duration span) {
        return span.toHours() < 48 ? span.toHours() + " hours" : span.toDays() + " days";
    }
}
