package aftercare.followup.staff;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.rota.FewAccounts;
import aftercare.followup.staff.FirstPasswords.FirstPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who can sign in after the first start. */
class FirstAccountsTest {
    private static final PasswordHashes HASHES = new PasswordHashes() {
        @Override
        public String hash(String password) {
            return "hash";
        }

        @Override
        public boolean matches(String password, String hash) {
            return false;
        }
    };

    private final FewAccounts accounts = new FewAccounts();
    private final List<FirstPassword> shown = new ArrayList<>();

    private void start(boolean smallClinic) {
        new FirstAccounts(accounts, HASHES, new SplittableRandom(1), "clinic.example", smallClinic)
                .makeIfNone(shown::addAll);
    }

    @Test
    void aClinicHasAnAccountForEachRoleAndTwoClinicians() {
        start(false);
        assertThat(shown)
                .extracting(FirstPassword::username)
                .containsExactly("clinician", "clinician2", "coordinator", "safety", "operator");
        assertThat(accounts.of(Role.CLINICIAN)).hasSize(2);
    }

    @Test
    void aSmallClinicHasOneAccountWithAllRoles() {
        start(true);
        assertThat(shown)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.rolesInWords()).isEqualTo("CLINICIAN, COORDINATOR, SAFETY_OFFICER, OPERATOR"));
        for (Role role : Role.values()) {
            assertThat(accounts.of(role)).extracting(Account::username).containsExactly("clinician");
        }
    }

    @Test
    void whereThereIsAnAccountNoneIsMade() {
        start(true);
        shown.clear();
        start(false);
        assertThat(shown).isEmpty();
    }
}
