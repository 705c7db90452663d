package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LedgerView;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as JSON. */
@RestController
final class LedgerRest {
    private final Audit audit;

    LedgerRest(Audit audit) {
        this.audit = audit;
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
}
