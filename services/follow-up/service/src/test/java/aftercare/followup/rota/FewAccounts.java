package aftercare.followup.rota;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A clinic's accounts for tests. */
public final class FewAccounts implements Accounts {
    private final Map<String, Account> accounts = new TreeMap<>();

    /** With one more, who looks after every team. */
    public FewAccounts and(String username, Role role) {
        accounts.put(username, new Account(username, username, username + "@example.org", Set.of(role), Set.of()));
        return this;
    }

    @Override
    public Optional<StoredAccount> find(String username) {
        return Optional.ofNullable(accounts.get(username)).map(account -> new StoredAccount(account, "hash"));
    }

    @Override
    public boolean addIfAbsent(StoredAccount account) {
        return accounts.putIfAbsent(account.account().username(), account.account()) == null;
    }

    @Override
    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    @Override
    public List<Account> of(Role role) {
        return accounts.values().stream()
                .filter(account -> account.roles().contains(role))
                .sorted(Comparator.comparing(Account::username))
                .toList();
    }
}
