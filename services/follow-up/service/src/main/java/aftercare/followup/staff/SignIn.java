package aftercare.followup.staff;

import java.util.Locale;
import java.util.Optional;

/** Checks a name and a password. */
public final class SignIn {
    private final Accounts accounts;
    private final PasswordHashes passwords;
    private final String nobodysHash;

    public SignIn(Accounts accounts, PasswordHashes passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.nobodysHash = passwords.hash("nobody has this password");
    }

    /**
     * The account when name and password belong together; empty otherwise. Takes as long for a name that nobody has as
     * for a wrong password, so that the time taken does not tell which names exist.
     */
    public Optional<Account> check(String username, String password) {
        var stored = accounts.find(username.strip().toLowerCase(Locale.ROOT));
        String hash = stored.map(Accounts.StoredAccount::passwordHash).orElse(nobodysHash);
        boolean matches = passwords.matches(password, hash);
        return stored.filter(_ -> matches).map(Accounts.StoredAccount::account);
    }
}
