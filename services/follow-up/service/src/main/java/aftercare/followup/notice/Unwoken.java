package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who of the clinicians no red escalation would wake. */
public final class Unwoken {
    private final TellStaff tell;
    private final Accounts accounts;

    public Unwoken(TellStaff tell, Accounts accounts) {
        this.tell = tell;
        this.accounts = accounts;
    }

    /** What is missing and how to mend it, as sentences; empty when every clinician would wake. */
    public Optional<String> warning() {
        if (!tell.wakes()) {
            return Optional.of(
                    "Red escalations reach people by mail alone, which wakes nobody. Name a provider of texts, calls or"
                            + " pages: aftercare.notices, see docs/operating.md.");
        }
        List<String> names = accounts.of(Role.CLINICIAN).stream()
                .filter(account -> Collections.disjoint(tell.ways(account.username()), Way.loudOnes()))
                .map(Account::name)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Red escalations reach these clinicians by mail alone, which wakes nobody: "
                        + String.join(", ", names) + ". Each enters a number under \"How you are told\".");
    }
}
