package aftercare.followup.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The people of whom a patient who felt unsafe chooses the one that reads it (FDC-13a, own-worded instruments, section 7). At
 * least one of them treats nobody.
 */
public final class NamedReaders {
    private final List<String> usernames;
    private final Accounts accounts;

    /** @param usernames accounts in any order; none: the patient is offered the safety officer */
    public NamedReaders(List<String> usernames, Accounts accounts) {
        this.usernames = List.copyOf(usernames);
        this.accounts = accounts;
    }

    /** Account to name, as the patient is offered them. */
    public Map<String, String> offered() {
        Map<String, String> offered = new LinkedHashMap<>();
        usernames.forEach(username -> accounts.find(username)
                .ifPresent(found -> offered.put(username, found.account().name())));
        return offered;
    }

    /**
     * Looks whether each of them has an account that reads flags, and one of them treats nobody.
     *
     * @throws IllegalStateException naming who does not, and what to write instead
     */
    public void check() {
        List<Account> named = usernames.stream().map(this::account).toList();
        if (!named.isEmpty() && named.stream().allMatch(who -> who.roles().contains(Role.CLINICIAN))) {
            throw wrong(
                    "names clinicians alone",
                    "Add somebody who treats no patient, such as the safety officer: some reports are about a clinician");
        }
    }

    private Account account(String username) {
        Function<String, IllegalStateException> how = problem ->
                wrong("names '" + username + "', " + problem, "Write accounts of clinicians or safety officers");
        Account account = accounts.find(username)
                .orElseThrow(() -> how.apply("and nobody has that account"))
                .account();
        if (!account.roles().contains(Role.CLINICIAN) && !account.roles().contains(Role.SAFETY_OFFICER)) {
            throw how.apply("whose account reads no flags");
        }
        return account;
    }

    private static IllegalStateException wrong(String problem, String fix) {
        return new IllegalStateException("AFTERCARE_FOLLOWUP_READERS " + problem + ". " + fix + ".");
    }
}
