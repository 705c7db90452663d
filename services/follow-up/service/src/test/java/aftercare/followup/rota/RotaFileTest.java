package aftercare.followup.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import aftercare.kernel.Tier;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader and the published schema, of the same mind about what a rota is. */
class RotaFileTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String RIGHT = """
            zone: America/New_York
            people: [ada, bob, cat]
            care-teams: [main, west]
            fallback: everyone
            layers:
              - name: nights and weekends
                rotation: {people: [ada, bob], weeks: 1, from: 2026-11-30, hand-over: monday, at: "08:00"}
                shifts:
                  - {days: monday-friday, from: "18:00", to: "08:00"}
                  - {days: [saturday, sunday], from: "08:00", to: "08:00"}
              - name: days
                tiers: [red, amber, yellow]
                care-team: main
                shifts:
                  - {days: monday-friday, from: "08:00", to: "18:00", person: cat}
              - name: days in the west
                care-team: west
                rotation: {people: [bob, cat], days: 3, from: 2026-11-30, at: "08:00"}
            holidays:
              - {date: 2026-12-25, name: Christmas, cover: bob}
              - {date: 2026-12-31, name: New Year's Eve, cover: [{from: "00:00", to: "12:00", person: ada}]}
              - {date: 2027-01-01, name: New Year, cover: nobody}
            covers:
              - {from: "2026-12-24T18:00", to: "2026-12-25T08:00", person: bob, instead-of: ada, tiers: [red], reason: swap}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-30T12:59:00Z | main | nobody
            2026-11-30T13:00:00Z | main | cat
            2026-11-30T13:00:00Z | west | bob
            2026-11-30T22:59:00Z | main | cat
            2026-11-30T23:00:00Z | main | ada
            2026-12-07T12:59:00Z | main | ada
            2026-12-07T23:30:00Z | main | bob
            2026-12-12T15:00:00Z | main | bob
            2026-12-12T15:00:00Z | west | bob
            2026-12-25T05:00:00Z | main | bob
            2026-12-31T16:59:00Z | main | ada
            2026-12-31T17:00:00Z | main | nobody
            2027-01-01T15:00:00Z | west | nobody
            """)
    void hoursAreThoseOfTheFile(Instant at, String team, String who) {
        assertThat(Rotas.of(RIGHT).onCall(Tier.AMBER, team, at).who())
                .isEqualTo(who.equals("nobody") ? List.of() : List.of(who));
    }

    @Test
    void coversAreOfTheirTiersOnly() {
        Instant eve = Instant.parse("2026-12-25T00:00:00Z");
        Rota rota = Rotas.of(RIGHT);
        assertThat(rota.onCall(Tier.RED, "main", eve).who()).containsExactly("bob");
        assertThat(rota.onCall(Tier.AMBER, "main", eve).who()).containsExactly("bob");
        Rota swapped = Rotas.of(RIGHT.replace("person: bob, instead-of: ada", "person: cat, instead-of: bob"));
        assertThat(swapped.onCall(Tier.RED, "main", eve).who()).containsExactly("cat");
        assertThat(swapped.onCall(Tier.AMBER, "main", eve).who()).containsExactly("bob");
    }

    @Test
    void gapsAreNamedInLocalTimeAndUtc() {
        Rota rota = Rotas.of(RIGHT);
        assertThat(Gap.sentences(
                        rota.gaps(Instant.parse("2026-12-30T00:00:00Z"), Instant.parse("2027-01-05T00:00:00Z")),
                        rota.zone()))
                .containsExactly(
                        "red, amber, yellow, team main: Thu 2026-12-31 12:00 to Sat 2027-01-02 00:00 America/New_York"
                                + " (2026-12-31T17:00:00Z to 2027-01-02T05:00:00Z)",
                        "red, amber, yellow, team west: Thu 2026-12-31 12:00 to Sat 2027-01-02 00:00 America/New_York"
                                + " (2026-12-31T17:00:00Z to 2027-01-02T05:00:00Z)");
    }

    @Test
    void theExampleOfTheHandbookCanBeUsed() throws IOException {
        String page = Files.readString(Path.of("../../../docs/rota.md"));
        String example = page.substring(page.indexOf("    zone:"), page.indexOf("- A **layer**"));
        assertThat(Rotas.of(example.stripIndent()).people()).containsExactly("ada", "bob", "cat");
        assertThat(errors(example.stripIndent())).isEmpty();
    }

    @Test
    void teamsThatAreNotNamedAreOne() {
        assertThat(Rotas.of(RIGHT).teams()).containsExactly("main", "west");
        Rota open = Rotas.of(RIGHT.replace("care-teams: [main, west]\n", ""));
        assertThat(open.teams()).containsExactly("main", "west", Rota.OTHER_TEAMS);
        assertThat(open.rosters(Instant.parse("2026-12-01T16:00:00Z"), Instant.parse("2026-12-01T16:01:00Z")))
                .extracting(Roster::what)
                .containsExactly(
                        "red, amber, yellow, team main",
                        "red, amber, yellow, team west",
                        "red, amber, yellow, every other team");
    }

    @Test
    void schemaIsADraft202012Schema() {
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema(), InputFormat.JSON)).isEmpty();
        assertThat(errors(RIGHT)).isEmpty();
    }

    /** The line of each message is where the file has to be changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            weeks: 1,                    | `` | rota.yaml:7: rotation does not say how long a turn is. Add weeks: 1, or days: 1, one of the two.
            weeks: 1,                    | weeks: 0, | rota.yaml:7: weeks is 0. Write a number from 1 to 52.
            at: "08:00"}                 | at: "8 o'clock"} | rota.yaml:7: at is '8 o'clock', not a time. Write it as "10:00".
            {days: monday-friday, from: "18:00" | {days: monday-fryday, from: "18:00" | rota.yaml:9: days is 'monday-fryday', not a day of the week. Did you mean 'Friday'.
            zone: America/New_York       | `` | rota.yaml:2: file has no zone. Add a line zone: ....
            fallback: everyone           | fallback: [] | rota.yaml:4: fallback names nobody. Write at least one username.
            tiers: [red, amber, yellow]  | tiers: [blue] | rota.yaml:12: tiers has blue, of which nobody is told. Write some of red, amber, yellow, or leave the line out for all.
            cover: nobody                | `cover: ` | rota.yaml:22: cover names '', who is not among the people of the rota. Write one of ada, bob, cat.
            person: bob, instead-of: ada,| `` | rota.yaml:24: covers names nobody who is on duty. Add person: who is, or instead-of: who is away, or both.
            to: "2026-12-25T08:00"       | to: Christmas | rota.yaml:24: to is 'Christmas', not a local time. Write it as 2026-12-24T18:00.
            people: [ada, bob, cat]      | people: [ada, bob, cat, nobody] | rota.yaml:2: people has 'nobody'. Write the username that somebody signs in with, in lower case.
            people: [ada, bob, cat]      | people: [ada, bob, cat, ada] | rota.yaml:2: people names 'ada' twice. Keep one of them.
            holidays:                    | hollidays: | rota.yaml:20: 'hollidays' means nothing here. Did you mean 'holidays'.
            """)
    void whatTheReaderRefusesTheSchemaRefusesToo(String written, String instead, String message) {
        String wrong = RIGHT.replaceFirst(Pattern.quote(written), instead == null ? "" : instead);
        assertThatThrownBy(() -> Rotas.of(wrong)).hasMessage(message);
        assertThat(errors(wrong)).isNotEmpty();
    }

    /** What only a reader can know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zone: America/New_York       | zone: America/NewYork | rota.yaml:1: zone is 'America/NewYork', not a time zone. Did you mean 'America/New_York'.
            people: [ada, bob], weeks    | people: [ada, bobb], weeks | rota.yaml:7: people names 'bobb', who is not among the people of the rota. Did you mean 'bob'.
            from: 2026-11-30, hand-over  | from: 2026-12-01, hand-over | rota.yaml:7: from is a Tuesday, and hand-over is on Monday. Write the date of a Monday, or correct hand-over.
            care-team: west              | care-team: wets | rota.yaml:17: care-team has 'wets', which is no team of the clinic. Did you mean 'west'.
            name: days in the west       | name: days | rota.yaml:16: name names 'days' twice. Keep one of them.
            to: "2026-12-25T08:00"       | to: "2026-12-24T08:00" | rota.yaml:24: to is not after from. Write a later time.
            care-teams: [main, west]     | care-teams: [main, "*"] | rota.yaml:3: care-teams has '*', which is no team of the clinic. Write a name.
            to: "12:00"                  | to: "00:00", people: [bob] | rota.yaml:21: people stands beside person. Keep one of the two.
            """)
    void whatOnlyTheReaderCanKnowItSays(String written, String instead, String message) {
        String wrong = RIGHT.replaceFirst(Pattern.quote(written), instead);
        assertThatThrownBy(() -> Rotas.of(wrong)).hasMessage(message);
    }

    @Test
    void aRotaWithGapsNeedsAFallback() {
        Instant now = Instant.parse("2026-12-01T00:00:00Z");
        CheckRota.check(Rotas.of(RIGHT), "rota.yaml", now);
        assertThatThrownBy(() -> CheckRota.check(Rotas.of(RIGHT.replace("fallback: everyone\n", "")), "rota.yaml", now))
                .hasMessageContainingAll(
                        "The rota rota.yaml leaves times in which nobody is on duty:",
                        "team west: Thu 2026-12-31 12:00 to Sat 2027-01-02 00:00 America/New_York",
                        "fallback: everyone");
    }

    /** What was taken into use once starts again on any later day. */
    @Test
    void everythingThatHasADateIsLookedAt() {
        Rota rota = Rotas.of("""
                zone: UTC
                people: [ada]
                layers:
                  - {name: all, rotation: {people: [ada], weeks: 1, from: 2026-11-30, at: "08:00"}}
                holidays:
                  - {date: 2029-05-01, name: Far away, cover: nobody}
                """);
        assertThatThrownBy(() -> CheckRota.check(rota, "rota.yaml", Instant.parse("2026-12-01T00:00:00Z")))
                .hasMessageContaining("Tue 2029-05-01 00:00 to Wed 2029-05-02 00:00");
    }

    private static List<Error> errors(String yaml) {
        return SCHEMAS.getSchema(schema(), InputFormat.JSON).validate(yaml, InputFormat.YAML);
    }

    private static String schema() {
        return DataFile.resource("schemas/rota.schema.json").text();
    }
}
