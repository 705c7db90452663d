package aftercare.followup.rota;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Accounts.StoredAccount;
import aftercare.followup.staff.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts behind the usernames of a rota. */
public final class RotaPeople {
    private final Accounts accounts;

    public RotaPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Those who can be told, in the same order: they have an account, and it reads flags. */
    public List<Account> reachable(Collection<String> usernames) {
        return usernames.stream().flatMap(name -> reachable(name).stream()).toList();
    }

    /** Those who cannot. */
    public List<String> unreachable(Collection<String> usernames) {
        return usernames.stream().filter(name -> reachable(name).isEmpty()).toList();
    }

    /** The name shown to colleagues; the username when nobody has that account. */
    public String name(String username) {
        return accounts.find(username).map(found -> found.account().name()).orElse(username);
    }

    private Optional<Account> reachable(String username) {
        return accounts.find(username)
                .map(StoredAccount::account)
                .filter(account -> account.roles().contains(Role.CLINICIAN)
                        || account.roles().contains(Role.SAFETY_OFFICER));
    }
}
