package aftercare.followup.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reporting clocks of a clinic, all of them its own setting: the product names days and does not know the clinic's law.
 *
 * <p>Day 0 is the day the clinic first heard of the event (ICH E2A, III.B), or heard what re-opened a closed case. A late judgement
 * never moves it. What has not been judged counts as the worst: a case does not lose its deadline because nobody looked.
 *
 * @param remsDays of a REMS site for a serious event; 7 in the clinical reference
 * @param urgentDays of a sponsor for a fatal or life-threatening unexpected event; 7 in the clinical reference and 21 CFR
 *     312.32(c)(2)
 * @param seriousDays of a sponsor for another serious unexpected event; 15 in the clinical reference and 21 CFR 312.32(c)(1)
 * @param zone the clinic's clock
 */
public record ReportingClocks(ClinicRole role, int remsDays, int urgentDays, int seriousDays, ZoneId zone) {
    public ReportingClocks {
        if (remsDays < 1 || urgentDays < 1 || seriousDays < urgentDays) {
            throw new IllegalArgumentException("Clocks of " + remsDays + ", " + urgentDays + " and " + seriousDays
                    + " days: each has at least 1, and the urgent one is not the longer");
        }
    }

    /** With the days of the clinical reference. */
    public static ReportingClocks of(ClinicRole role, ZoneId zone) {
        return new ReportingClocks(role, 7, 7, 15, zone);
    }

    /** The deadline of a case; empty when none applies, and for a case that was nullified. */
    public Optional<Deadline> deadline(AdverseEventCase aCase) {
        if (aCase.state() == CaseState.NULLIFIED) {
            return Optional.empty();
        }
        OptionalInt days = days(aCase.content());
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(Deadline.of(days.getAsInt(), dayZero(aCase), provisional(aCase.content()), zone));
    }

    /** True when a case that nobody has closed is past its deadline. A closed one has been reported. */
    public boolean overdue(AdverseEventCase aCase, Instant now) {
        return aCase.state() != CaseState.CLOSED
                && deadline(aCase).filter(deadline -> deadline.overdue(now)).isPresent();
    }

    private OptionalInt days(CaseContent content) {
        Seriousness seriousness = content.seriousness();
        if (seriousness != null && !seriousness.serious()) {
            return OptionalInt.empty();
        }
        return switch (role) {
            case VOLUNTARY_REPORTER -> OptionalInt.empty();
            case REMS -> OptionalInt.of(remsDays);
            case SPONSOR -> {
                Expectedness expectedness = content.expectedness();
                if (expectedness != null && expectedness.expected()) {
                    yield OptionalInt.empty();
                }
                boolean urgent = seriousness == null || seriousness.fatalOrLifeThreatening();
                yield OptionalInt.of(urgent ? urgentDays : seriousDays);
            }
        };
    }

    private boolean provisional(CaseContent content) {
        return content.seriousness() == null || (role == ClinicRole.SPONSOR && content.expectedness() == null);
    }

    private static Instant dayZero(AdverseEventCase aCase) {
        return aCase.history().reversed().stream()
                .filter(entry -> entry.field() == Field.STATE && entry.before().equals(CaseState.CLOSED.code()))
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(aCase.receivedAt());
    }
}
