package aftercare.followup.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedReadersTest {
    private final Map<String, Account> known = new LinkedHashMap<>();
    private final Accounts accounts = new Accounts() {
        @Override
        public Optional<StoredAccount> find(String username) {
            return Optional.ofNullable(known.get(username)).map(account -> new StoredAccount(account, "hash"));
        }

        @Override
        public boolean addIfAbsent(StoredAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isEmpty() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Account> of(Role role) {
            throw new UnsupportedOperationException();
        }
    };

    NamedReadersTest() {
        add("ada", "Ada Example", Role.CLINICIAN);
        add("ben", "Ben Example", Role.CLINICIAN);
        add("sam", "Sam Example", Role.SAFETY_OFFICER);
        add("oli", "Oli Example", Role.OPERATOR);
    }

    private void add(String username, String name, Role role) {
        known.put(username, new Account(username, name, username + "@clinic.example", Set.of(role), Set.of()));
    }

    @Test
    void areOfferedByName() {
        var readers = new NamedReaders(List.of("sam", "ada"), accounts);
        readers.check();
        assertThat(readers.offered()).containsExactly(Map.entry("sam", "Sam Example"), Map.entry("ada", "Ada Example"));
    }

    @Test
    void mayBeNobody() {
        var none = new NamedReaders(List.of(), accounts);
        none.check();
        assertThat(none.offered()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ada,ben | names clinicians alone. Add somebody who treats no patient",
                "sam,eve | names 'eve', and nobody has that account. Write accounts of clinicians or safety officers.",
                "sam,oli | names 'oli', whose account reads no flags. Write accounts of clinicians or safety officers.",
            })
    void whoCannotBeOneIsNamedAtTheStart(String named, String problem) {
        assertThatThrownBy(new NamedReaders(List.of(named.split(",")), accounts)::check)
                .hasMessageStartingWith("AFTERCARE_FOLLOWUP_READERS " + problem);
    }
}
