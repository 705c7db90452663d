package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.Examine;
import aftercare.auditor.ledger.LedgerView;
import aftercare.web.FormErrors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as JSON. */
@RestController
final class LedgerRest {
    private final Audit audit;
    private final Examine examine;

    LedgerRest(Audit audit, Examine examine) {
        this.audit = audit;
        this.examine = examine;
    }

    /**
     * The ledger as it stands.
     *
     * @param atRest true to count what is still in flight as missing; for callers who know that nobody is working
     */
    @GetMapping("/api/auditor/ledger")
    ResponseEntity<LedgerView> ledger(@RequestParam(defaultValue = "false") boolean atRest) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(audit.view(atRest));
    }

    /**
     * The log read anew from its beginning, whatever the audit under way says.
     *
     * @param from the first instant of the wall clock that counts, as in {@code 2027-01-04T13:00:00Z}; empty for all
     * @param to the first one that no longer counts; empty for now
     */
    @GetMapping("/api/auditor/examination")
    ResponseEntity<LedgerView> examine(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        FormErrors errors = new FormErrors();
        Optional<Instant> begin = instant("from", from, errors);
        Optional<Instant> end = instant("to", to, errors);
        errors.check(
                begin.isEmpty() || end.isEmpty() || begin.get().isBefore(end.get()),
                "to",
                "Enter an instant after " + from);
        errors.orThrow();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(examine.examine(begin, end));
    }

    private static Optional<Instant> instant(String field, String text, FormErrors errors) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            errors.add(field, "Enter an instant in UTC, like 2027-01-04T13:00:00Z");
            return Optional.empty();
        }
    }
}
