package aftercare.followup.rota;

import aftercare.followup.escalation.OnCall;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;

/**
 * On call is who has the duty by the rota; while nobody has, or nobody of them can be told, the fallback; and when that is
 * nobody either, or there is no rota, every clinician of the team.
 */
public final class OnCallByRota implements OnCall {
    private final LiveRota rota;
    private final RotaPeople people;
    private final OnCall everyone;

    public OnCallByRota(LiveRota rota, Accounts accounts) {
        this.rota = rota;
        this.people = new RotaPeople(accounts);
        this.everyone = OnCall.everyClinician(accounts);
    }

    @Override
    public List<Account> of(Tier tier, String careTeam, Instant now) {
        List<Account> told =
                rota.now().map(known -> onDuty(known, tier, careTeam, now)).orElse(List.of());
        return told.isEmpty() ? everyone.of(tier, careTeam, now) : told;
    }

    private List<Account> onDuty(Rota known, Tier tier, String careTeam, Instant now) {
        List<Account> onDuty =
                people.reachable(known.onCall(tier, careTeam, now).who());
        if (!onDuty.isEmpty()) {
            return onDuty;
        }
        return switch (known.fallback()) {
            case Fallback.People named -> people.reachable(named.usernames());
            case Fallback.Everyone _, Fallback.None _ -> List.of();
        };
    }
}
