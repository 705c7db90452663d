package aftercare.followup.staff;

import aftercare.followup.staff.Accounts.StoredAccount;
import aftercare.followup.staff.FirstPasswords.FirstPassword;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes one account per role, two of them clinicians, in an empty database, so that somebody can sign in; in a small clinic one account
 * with every role.
 */
public final class FirstAccounts {
    private static final char[] LETTERS = "abcdefghjkmnpqrstuvwxyz23456789".toCharArray();
    private static final int PASSWORD_LENGTH = 16;

    private final Accounts accounts;
    private final PasswordHashes passwords;
    private final RandomGenerator random;
    private final String mailDomain;
    private final boolean smallClinic;

    /**
     * @param random secure: passwords come from it
     * @param mailDomain where the accounts get their mail until somebody enters their own addresses
     * @param smallClinic true where one person holds several roles
     */
    public FirstAccounts(
            Accounts accounts,
            PasswordHashes passwords,
            RandomGenerator random,
            String mailDomain,
            boolean smallClinic) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.random = random;
        this.mailDomain = mailDomain;
        this.smallClinic = smallClinic;
    }

    /** Makes the accounts when there are none, and shows their passwords. */
    public void makeIfNone(FirstPasswords shown) {
        if (!accounts.isEmpty()) {
            return;
        }
        List<FirstPassword> made = new ArrayList<>();
        if (smallClinic) {
            add(made, "clinician", "Clinician", EnumSet.allOf(Role.class));
        } else {
            add(made, "clinician", "First clinician", EnumSet.of(Role.CLINICIAN));
            add(made, "clinician2", "Second clinician", EnumSet.of(Role.CLINICIAN));
            add(made, "coordinator", "Coordinator", EnumSet.of(Role.COORDINATOR));
            add(made, "safety", "Safety officer", EnumSet.of(Role.SAFETY_OFFICER));
            add(made, "operator", "Operator", EnumSet.of(Role.OPERATOR));
        }
        shown.show(List.copyOf(made));
    }

    private void add(List<FirstPassword> made, String username, String name, Set<Role> roles) {
        String password = password();
        var account = new Account(username, name, username + "@" + mailDomain, roles, Set.of());
        if (accounts.addIfAbsent(new StoredAccount(account, passwords.hash(password)))) {
            made.add(new FirstPassword(username, roles, password));
        }
    }

    private String password() {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH + 3);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return password.toString();
    }
}
