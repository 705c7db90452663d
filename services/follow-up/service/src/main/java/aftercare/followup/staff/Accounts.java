package aftercare.followup.staff;

import java.util.List;
import java.util.Optional;

/** The stored accounts. */
public interface Accounts {
    /** The account of this name; empty when there is none. */
    Optional<StoredAccount> find(String username);

    /** Stores a new account; false, and nothing happens, when the name is taken. */
    boolean addIfAbsent(StoredAccount account);

    /** True when no account exists yet. */
    boolean isEmpty();

    /** Accounts of the role, whatever their teams, by name. */
    List<Account> of(Role role);

    /** Accounts of the role that look after the team, by name. */
    default List<Account> of(Role role, String careTeam) {
        return of(role).stream().filter(account -> account.caresFor(careTeam)).toList();
    }

    /**
     * An account and what its password is checked against.
     *
     * @param passwordHash never the password; says itself how it was made
     */
    record StoredAccount(Account account, String passwordHash) {}
}
