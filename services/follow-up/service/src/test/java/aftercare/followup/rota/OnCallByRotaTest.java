package aftercare.followup.rota;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is asked for, somebody is told. */
class OnCallByRotaTest {
    private static final FewAccounts ACCOUNTS = new FewAccounts()
            .and("ann", Role.CLINICIAN)
            .and("bob", Role.CLINICIAN)
            .and("cora", Role.COORDINATOR)
            .and("sam", Role.SAFETY_OFFICER);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bob   | everyone | 2026-11-23T12:00:00Z | bob
            bob   | everyone | 2026-11-23T03:00:00Z | ann, bob
            bob   | sam      | 2026-11-23T03:00:00Z | sam
            bob   | eve      | 2026-11-23T03:00:00Z | ann, bob
            eve   | sam      | 2026-11-23T12:00:00Z | sam
            eve   | everyone | 2026-11-23T12:00:00Z | ann, bob
            cora  | everyone | 2026-11-23T12:00:00Z | ann, bob
            sam   | everyone | 2026-11-23T12:00:00Z | sam
            """)
    void whoCannotBeToldIsStoodInFor(String person, String fallback, Instant at, String told) {
        Rota rota = Rotas.of("""
                zone: UTC
                people: [bob, cora, eve, sam]
                fallback: %s
                layers:
                  - {name: days, shifts: [{days: every-day, from: "06:00", to: "00:00", person: %s}]}
                """.formatted(fallback, person));
        assertThat(said(Optional.of(rota), at)).isEqualTo(List.of(told.split(", ")));
    }

    @ParameterizedTest
    @CsvSource("2026-11-23T03:00:00Z")
    void withoutARotaEveryClinicianIsOnCall(Instant at) {
        assertThat(said(Optional.empty(), at)).containsExactly("ann", "bob");
    }

    private static List<String> said(Optional<Rota> rota, Instant at) {
        return new OnCallByRota(new LiveRota(rota, new InMemoryCovers()), ACCOUNTS)
                .of(Tier.RED, "main", at).stream().map(Account::username).toList();
    }
}
