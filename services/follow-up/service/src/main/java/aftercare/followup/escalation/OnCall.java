package aftercare.followup.escalation;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;

/** Who is on call; asked at the moment at which somebody is told, so that who went off duty is not. */
@FunctionalInterface
public interface OnCall {
    /**
     * The people to be told, in this order; where nobody is on duty, those who stand in. Empty only when the team has no
     * clinician at all.
     */
    List<Account> of(Tier tier, String careTeam, Instant now);

    /** In a clinic without a rota: all clinicians of the team. */
    static OnCall everyClinician(Accounts accounts) {
        return (_, careTeam, _) -> accounts.of(Role.CLINICIAN, careTeam);
    }
}
