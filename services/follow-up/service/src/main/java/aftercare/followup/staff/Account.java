package aftercare.followup.staff;

import java.util.Set;

/**
 * A member of staff who can sign in and be told.
 *
 * @param username lower case; the account's id
 * @param name as colleagues and the inbox show it
 * @param email where escalations are sent to
 * @param roles at least one
 * @param careTeams teams whose patients the account looks after; empty means all
 */
public record Account(String username, String name, String email, Set<Role> roles, Set<String> careTeams) {
    public Account {
        roles = Set.copyOf(roles);
        careTeams = Set.copyOf(careTeams);
    }

    /** True when patients of this team are this account's to look after. */
    public boolean caresFor(String careTeam) {
        return careTeams.isEmpty() || careTeams.contains(careTeam);
    }
}
