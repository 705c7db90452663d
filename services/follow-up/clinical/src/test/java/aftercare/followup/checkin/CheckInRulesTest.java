package aftercare.followup.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInRulesTest {
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    private static final CheckInRules DEFAULT = PROTOCOL.checkIn();
    private static final Map<String, String> NOTHING_WRONG =
            Map.of("PRE-01", "no", "PRE-02", "none", "PRE-03", "na", "PRE-08", "yes", "PRE-09", "ride");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRE-01 | no                  | ''",
                "PRE-01 | yes                 | P-STOP amber stop",
                "PRE-01 | unsure              | P-LOOK yellow look",
                "PRE-01 | declined            | P-YEL-PREGNANCY-DECLINED yellow look",
                "PRE-02 | none                | ''",
                "PRE-02 | declined            | ''",
                "PRE-02 | medicine            | P-LOOK yellow look",
                "PRE-02 | illness             | P-LOOK yellow look",
                "PRE-02 | heart               | P-LOOK yellow look",
                "PRE-02 | allergy             | P-LOOK yellow look",
                "PRE-02 | mood                | P-LOOK yellow look",
                "PRE-02 | pee                 | P-LOOK yellow look",
                "PRE-02 | medicine,pee        | P-LOOK yellow look",
                "PRE-03 | yes                 | ''",
                "PRE-03 | no                  | P-LOOK yellow look",
                "PRE-03 | declined            | ''",
                "PRE-08 | no                  | P-BLU-ALONE blue stop",
                "PRE-08 | declined            | ''",
                "PRE-09 | taxi                | ''",
                "PRE-09 | home                | ''",
                "PRE-09 | no                  | P-LOOK yellow look",
                "PRE-09 | declined            | ''",
            })
    void everyAnswerBeforeADoseRaisesWhatTheReferenceSays(String question, String answer, String expected) {
        Map<String, String> coded = new HashMap<>(NOTHING_WRONG);
        coded.put(question, answer);
        assertThat(DEFAULT.worriedBy(new CheckInAnswers(coded)).stream()
                        .map(worry -> described(worry.rule()))
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    private static String described(Rule rule) {
        return rule.id() + (" " + rule.tier() + " " + rule.hold()).toLowerCase(Locale.ROOT);
    }

    @Test
    void eachRuleThatHoldsIsAWorryOfItsOwnAndShowsOnlyWhatItLookedAt() {
        Map<String, String> coded = Map.of("PRE-01", "yes", "PRE-02", "heart,pee", "PRE-03", "no", "PRE-08", "no");
        List<CheckInRules.Worry> worries = DEFAULT.worriedBy(new CheckInAnswers(coded));
        assertThat(worries).extracting(worry -> worry.rule().id()).containsExactly("P-STOP", "P-BLU-ALONE", "P-LOOK");
        assertThat(worries.getFirst().inputs()).isEqualTo(Map.of("PRE-01", "yes"));
        assertThat(worries.getLast().inputs())
                .isEqualTo(Map.of("PRE-01", "yes", "PRE-02", "heart,pee", "PRE-03", "no", "PRE-09", ""));
        assertThat(worries.getFirst().cause("s1")).isEqualTo("s1/PRE-01=yes");
    }

    @Test
    void aFlagIsWorkedOutAgainToTheSameBytesAndAChangedOneIsToldApart() {
        var worry =
                DEFAULT.worriedBy(new CheckInAnswers(Map.of("PRE-02", "heart"))).getFirst();
        String cause = worry.cause("s1");
        StoredFlag stored = StoredFlag.of(PROTOCOL.raise("P-LOOK", cause, worry.inputs()), cause);
        assertThat(PROTOCOL.recompute(stored).map(StoredFlag::json)).contains(stored.json());

        Map<String, String> changed = new HashMap<>(worry.inputs());
        changed.put("PRE-02", "none");
        assertThat(PROTOCOL.recompute(StoredFlag.of(PROTOCOL.raise("P-LOOK", cause, changed), cause)))
                .isEmpty();
    }

    @Test
    void aWrongConditionIsRefusedWithItsLine() {
        String text = DataFile.resource("protocol/default.yaml").text().replace("PRE_08 == \"no\"", "PRE_8 == \"no\"");
        assertThatThrownBy(() -> Protocol.load(new DataFile("own.yaml", text), Instruments.shipped()))
                .hasMessageContaining("of P-BLU-ALONE: nothing is called 'PRE_8'")
                .hasMessageContaining("own.yaml:");
    }
}
