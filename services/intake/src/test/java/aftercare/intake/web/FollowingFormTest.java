package aftercare.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.patient.ChangeFollowing.Wish;
import aftercare.kernel.Following;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingFormTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void timesAreTheClinicsUnlessTheySayOtherwise() {
        FormErrors errors = new FormErrors();
        assertThat(new FollowingForm("paused", "2026-11-23T06:30", "2026-11-30T09:00:00+01:00", "a journey")
                        .read(NOON, NEW_YORK, errors))
                .contains(new Wish(
                        Following.PAUSED,
                        Instant.parse("2026-11-23T11:30:00Z"),
                        Instant.parse("2026-11-30T08:00:00Z"),
                        "a journey"));
        assertThat(new FollowingForm("died", "", "", "the brother called").read(NOON, NEW_YORK, errors))
                .contains(new Wish(Following.DIED, null, null, "the brother called"));
        assertThat(errors.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    gone,        '',                  '',                  state
                    paused,      '2026-02-30T10:00',  '',                  from
                    paused,      '2025-11-01T10:00',  '',                  from
                    died,        '2026-11-24T10:00',  '',                  from
                    withdrawn,   '2026-11-24T10:00',  '',                  from
                    paused,      '2026-11-24T10:00',  '',                  -
                    paused,      '',                  '2026-11-23T06:59',  until
                    paused,      '',                  '2026-11-23T07:01',  -
                    in-hospital, '2026-11-25T10:00',  '2026-11-25T10:00',  until
                    paused,      '',                  '2028-01-01T10:00',  until
                    died,        '',                  '2026-12-24T10:00',  until
                    followed,    '',                  '2026-12-24T10:00',  until
                    paused,      '2027-03-14T02:30',  '',                  from
                    """)
    void whatCannotBeIsNamedByItsField(String state, String from, String until, String field) {
        FormErrors errors = new FormErrors();
        var read = new FollowingForm(state, from, until, "because").read(NOON, NEW_YORK, errors);
        assertThat(errors.problems().stream().map(FieldProblem::field))
                .containsExactlyElementsOf(
                        Optional.ofNullable(field).map(List::of).orElse(List.of()));
        assertThat(read.isPresent()).isEqualTo(field == null);
    }

    @Test
    void aReasonIsNeeded() {
        FormErrors errors = new FormErrors();
        assertThat(new FollowingForm("paused", "", "", "").read(NOON, NEW_YORK, errors))
                .isEmpty();
        assertThat(errors.of("reason")).startsWith("Enter the reason");
        FormErrors tooLong = new FormErrors();
        assertThat(new FollowingForm("paused", "", "", "x".repeat(1001)).read(NOON, NEW_YORK, tooLong))
                .isEmpty();
        assertThat(tooLong.of("reason")).contains("1000");
    }
}
