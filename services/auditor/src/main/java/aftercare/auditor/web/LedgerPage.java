package aftercare.auditor.web;

import aftercare.auditor.ledger.Audit;
import aftercare.web.Pages;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The ledger as staff read it. */
@Controller
final class LedgerPage {
    private final Audit audit;
    private final Pages pages;

    LedgerPage(Audit audit, Pages pages) {
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/auditor")
    ResponseEntity<String> show() {
        return pages.staff("Does it add up?", "ledger.jte", Map.of("page", ShownLedger.of(audit.view(false))));
    }
}
