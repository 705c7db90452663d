package aftercare.followup.cases.report;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.Coded;
import aftercare.followup.cases.CtcaeTerm;
import aftercare.followup.cases.Deadline;
import aftercare.followup.cases.Expectedness;
import aftercare.followup.cases.Exposure;
import aftercare.followup.cases.HistoryEntry;
import aftercare.followup.cases.Medicine;
import aftercare.followup.cases.ReportingClocks;
import aftercare.followup.cases.Seriousness;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line per case, for a safety officer's spreadsheet (CSV, RFC 4180) or another program (NDJSON). Both have the same columns;
 * what is not known is empty in the one and null in the other. Nullified cases are there with their reason.
 */
public final class LineListing {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    /** What makes a spreadsheet take a text for a formula (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final ReportingClocks clocks;

    /**
     * A listing.
     *
     * @param clocks for the due dates
     */
    public LineListing(ReportingClocks clocks) {
        this.clocks = clocks;
    }

    /** The columns, in order. */
    public static List<String> columns() {
        return List.of(
                "case",
                "patient",
                "state",
                "revision",
                "received",
                "term",
                "meddra_code",
                "specification",
                "reported",
                "onset",
                "end",
                "patient_grade",
                "clinician_grade",
                "serious",
                "seriousness_criteria",
                "expected",
                "reference",
                "who_umc",
                "naranjo",
                "naranjo_score",
                "action",
                "outcome",
                "suspect_medicines",
                "sessions_before_onset",
                "cumulative_mg",
                "last_dose_mg",
                "last_dose_at",
                "hours_since_last_dose",
                "due_on",
                "due_provisional",
                "split_from",
                "joined_into",
                "nullified_because");
    }

    /** Writes cases as CSV, with a header. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
    public void csv(Stream<AdverseEventCase> cases, Appendable out) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns().toArray(String[]::new))
                .get();
        var printer = new CSVPrinter(out, format);
        for (AdverseEventCase each : (Iterable<AdverseEventCase>) cases::iterator) {
            printer.printRecord(
                    row(each).values().stream().map(LineListing::cell).toList());
        }
        printer.flush();
    }

    /** Writes cases as NDJSON: one object and a line feed each. */
    public void ndjson(Stream<AdverseEventCase> cases, Appendable out) throws IOException {
        for (AdverseEventCase each : (Iterable<AdverseEventCase>) cases::iterator) {
            out.append(JSON.writeValueAsString(row(each))).append('\n');
        }
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    private Map<String, @Nullable Object> row(AdverseEventCase c) {
        CaseContent content = c.content();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        columns().forEach(column -> row.put(column, null));
        row.put("case", c.id());
        row.put("patient", c.patient());
        row.put("state", c.state().code());
        row.put("revision", c.revision());
        row.put("received", c.receivedAt().toString());
        row.put("term", content.ctcae().map(CtcaeTerm::name).orElse(null));
        row.put("meddra_code", content.term());
        row.put("specification", some(content.specification()));
        row.put("reported", some(content.reported()));
        row.put("onset", text(content.onset()));
        row.put("end", text(content.end()));
        row.put("patient_grade", content.patientGrade());
        row.put("clinician_grade", content.clinicianGrade());
        judgement(content, row);
        exposure(content, row);
        clocks.deadline(c).ifPresent(deadline -> deadline(deadline, row));
        row.put("split_from", c.splitFrom());
        row.put("joined_into", c.joinedInto());
        row.put("nullified_because", c.nullified().map(HistoryEntry::reason).orElse(null));
        return row;
    }

    private static void judgement(CaseContent content, Map<String, @Nullable Object> row) {
        Seriousness seriousness = content.seriousness();
        if (seriousness != null) {
            row.put("serious", seriousness.serious());
            row.put(
                    "seriousness_criteria",
                    some(seriousness.criteria().stream().map(Coded::code).collect(Collectors.joining(" "))));
        }
        Expectedness expectedness = content.expectedness();
        if (expectedness != null) {
            row.put("expected", expectedness.expected());
            row.put("reference", expectedness.reference());
        }
        row.put(
                "who_umc",
                content.whoUmcCategory().map(category -> category.id()).orElse(null));
        content.naranjoScore().ifPresent(score -> {
            row.put("naranjo", score.category().id());
            row.put("naranjo_score", score.total());
        });
        row.put("action", code(content.action()));
        row.put("outcome", code(content.outcome()));
        row.put(
                "suspect_medicines",
                some(content.medicines().stream()
                        .filter(Medicine::suspect)
                        .map(Medicine::name)
                        .collect(Collectors.joining("; "))));
    }

    private static void exposure(CaseContent content, Map<String, @Nullable Object> row) {
        Exposure exposure = content.exposure();
        if (exposure != null) {
            row.put("sessions_before_onset", exposure.sessions());
            row.put("cumulative_mg", exposure.cumulativeMg());
            row.put("last_dose_mg", exposure.lastDoseMg());
            row.put("last_dose_at", exposure.lastDoseAt().toString());
            row.put("hours_since_last_dose", exposure.sinceLastDose().toHours());
        }
    }

    private static void deadline(Deadline deadline, Map<String, @Nullable Object> row) {
        row.put("due_on", deadline.dueOn().toString());
        row.put("due_provisional", deadline.provisional());
    }

    private static @Nullable String some(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String code(@Nullable Coded value) {
        return value == null ? null : value.code();
    }
}
