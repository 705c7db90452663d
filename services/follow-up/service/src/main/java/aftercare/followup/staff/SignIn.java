package aftercare.followup.staff;

import java.time.InstantSource;
import java.util.Locale;

/** Checks a name and a password. */
public final class SignIn {
    private final Accounts accounts;
    private final PasswordHashes passwords;
    private final Tries tries;
    private final String nobodysHash;

    /** @param wall clock of the machine: a simulated one stands still, and so would the wait after too many tries */
    public SignIn(Accounts accounts, PasswordHashes passwords, InstantSource wall) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = new Tries(wall);
        this.nobodysHash = passwords.hash("nobody has this password");
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** Name and password belong together. */
        record Welcome(Account account) implements Outcome {}

        /** They do not, or nobody has that name. */
        record NotThese() implements Outcome {}

        /** Not even looked at: there were too many wrong ones just before. */
        record TooManyTries() implements Outcome {}
    }

    /**
     * Checks them. Takes as long for a name that nobody has as for a wrong password, so that the time taken does not tell
     * which names exist. After five wrong ones in a row from one address for one name, that address waits a minute; others
     * do not, so that nobody can lock a clinician out.
     *
     * @param address where it came from
     */
    public Outcome check(String username, String password, String address) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (tries.tooMany(name, address)) {
            return new Outcome.TooManyTries();
        }
        var stored = accounts.find(name);
        String hash = stored.map(Accounts.StoredAccount::passwordHash).orElse(nobodysHash);
        if (passwords.matches(password, hash) && stored.isPresent()) {
            tries.forget(name, address);
            return new Outcome.Welcome(stored.get().account());
        }
        tries.countWrong(name, address);
        return new Outcome.NotThese();
    }
}
