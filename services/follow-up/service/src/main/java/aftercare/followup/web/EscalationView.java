package aftercare.followup.web;

import aftercare.followup.escalation.Call;
import aftercare.followup.escalation.Disposition;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.followup.escalation.Happening;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Rule;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.SilenceCause;
import aftercare.followup.staff.Accounts;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Hold;
import aftercare.web.Clinic;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts escalations into the words and times of the clinic. */
final class EscalationView {
    private final Protocol protocol;
    private final SeenWords words;
    private final Accounts accounts;
    private final Clinic clinic;

    EscalationView(Protocol protocol, Instruments instruments, Accounts accounts, Clinic clinic) {
        this.protocol = protocol;
        this.words = new SeenWords(instruments);
        this.accounts = accounts;
        this.clinic = clinic;
    }

    InboxRow row(Escalation escalation, Instant now) {
        Matter matter = escalation.matter();
        Due due = due(matter, now);
        return new InboxRow(
                matter.id(),
                matter.patient(),
                matter.tier(),
                concern(matter.concern()),
                worst(matter).sentence(),
                matter.flags().size() - 1,
                clinic.time(matter.actBy()),
                due.words(),
                due.overdue(),
                state(escalation),
                clinic.time(matter.openedAt()));
    }

    /** How urgent the first attempt of contact is, or that there was one. */
    private record Due(String words, boolean overdue) {}

    private Due due(Matter matter, Instant now) {
        Instant acted = matter.actedAt();
        if (acted != null) {
            return new Due("Contact tried " + clinic.time(acted), false);
        }
        TimeLeft left = TimeLeft.until(matter.actBy(), now);
        return new Due(left.words(), left.overdue());
    }

    ClosedRow closed(Resolved escalation) {
        Matter matter = escalation.matter();
        Resolution how = escalation.resolution();
        return new ClosedRow(
                matter.id(),
                matter.patient(),
                matter.tier(),
                concern(matter.concern()),
                how.disposition().label(),
                clinic.time(how.at()) + " by " + name(how.by()));
    }

    ShownEscalation show(Escalation escalation, Map<String, String> words, String reader, Instant now) {
        Matter matter = escalation.matter();
        Due due = due(matter, now);
        @Nullable Resolution how = escalation instanceof Resolved resolved ? resolved.resolution() : null;
        return new ShownEscalation(
                matter.id(),
                matter.patient(),
                matter.tier(),
                concern(matter.concern()),
                escalation.standing(),
                state(escalation),
                seen(escalation),
                takeLabel(escalation, reader),
                clinic.time(matter.actBy()),
                due.words(),
                due.overdue(),
                clinic.time(matter.openedAt()),
                matter.flags().stream()
                        .sorted(Comparator.comparing(RaisedFlag::tier))
                        .map(this::flag)
                        .toList(),
                words,
                matter.history().stream().map(this::line).toList(),
                how == null ? "" : closers(how),
                how == null ? "" : clinic.time(how.at()),
                how == null ? "" : sentences(how),
                how == null ? "" : how.note());
    }

    private String closers(Resolution how) {
        return how.proposedBy() == null ? name(how.by()) : name(how.proposedBy()) + "; " + name(how.by()) + " agreed";
    }

    private static String sentences(Resolution how) {
        return String.join(
                ". ",
                Stream.concat(Stream.of(how.disposition().label()), DealView.details(how).stream())
                        .toList());
    }

    ShownFlag flag(RaisedFlag flag) {
        Optional<Rule> rule = protocol.rule(flag.rule());
        return new ShownFlag(
                flag.id(),
                flag.tier(),
                flag.sentence(),
                flag.rule(),
                flag.protocolVersion(),
                clinic.time(flag.at()),
                hold(flag.hold()),
                rule.map(Rule::source).orElse(""),
                rule.map(known -> standing(known, flag)).orElse("The protocol in use has no such rule any more."),
                words.of(flag.inputs()),
                "");
    }

    private String standing(Rule rule, RaisedFlag flag) {
        return (rule.source().contains("proposal")
                        ? "A proposal, not a published number for use after ketamine."
                        : "A published number.")
                + (flag.protocolVersion().equals(protocol.version())
                        ? ""
                        : " As protocol " + protocol.version() + ", now in use, has it.");
    }

    /** What a page says of the escalation's state, to be compared when a change comes back from it. */
    static String seen(Escalation escalation) {
        return switch (escalation) {
            case Open _ -> "open";
            case Acknowledged taken -> (taken.snoozed() == null ? "taken by " : "put off by ") + taken.by();
            case Resolved _ -> "resolved";
        };
    }

    /** True when this person had closed it, or proposed to, in just that way: a second click, and no conflict. */
    static boolean closedSo(Escalation escalation, String by, String disposition, String note) {
        return escalation instanceof Resolved closed
                && by.equals(Objects.requireNonNullElse(
                        closed.resolution().proposedBy(), closed.resolution().by()))
                && closed.resolution().disposition().code().equals(disposition)
                && closed.resolution().note().equals(note.strip());
    }

    String state(Escalation escalation) {
        return switch (escalation) {
            case Open open -> proposed(open.matter()) + "Nobody has taken it on.";
            case Acknowledged taken
            when taken.snoozed() != null ->
                proposed(taken.matter()) + "Put off by " + name(taken.by()) + " until " + clinic.time(taken.until())
                        + ": " + taken.snoozed();
            case Acknowledged taken ->
                proposed(taken.matter()) + "Acknowledged by " + name(taken.by()) + " until "
                        + clinic.time(taken.until()) + ".";
            case Resolved closed ->
                "Resolved by " + name(closed.resolution().by()) + " on "
                        + clinic.time(closed.resolution().at()) + ": "
                        + closed.resolution().disposition().label() + ".";
        };
    }

    private String proposed(Matter matter) {
        Resolution proposal = matter.proposal();
        return proposal == null ? "" : name(proposal.by()) + " would close it; somebody else has to agree. ";
    }

    String name(String account) {
        return accounts.find(account).map(found -> found.account().name()).orElse(account);
    }

    private static String takeLabel(Escalation escalation, String reader) {
        return switch (escalation) {
            case Acknowledged taken when taken.by().equals(reader) -> "Acknowledge again, for more time";
            case Acknowledged _ -> "Take it over";
            case Open _, Resolved _ -> "Acknowledge";
        };
    }

    private static RaisedFlag worst(Matter matter) {
        return matter.flags().stream()
                .min(Comparator.comparing(RaisedFlag::tier))
                .orElseThrow();
    }

    static String concern(String concern) {
        String words = SilenceCause.ofConcern(concern)
                .map(cause -> "no answer: " + cause.words())
                .orElseGet(() -> concern.replace('-', ' '));
        return words.isEmpty() ? "Concern" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String hold(Hold hold) {
        return switch (hold) {
            case STOP -> "Stops the next dose until a clinician lifts it.";
            case LOOK -> "A clinician ticks it before the next dose.";
            case NONE -> "Places no hold.";
        };
    }

    String line(Happening happening) {
        return clinic.time(happening.at()) + ": " + what(happening);
    }

    /** What happened, without when. */
    String what(Happening happening) {
        String detail = happening.detail() == null ? "" : happening.detail();
        String who = happening.who() == null ? "" : name(happening.who());
        return switch (happening.what()) {
            case OPENED -> "Opened";
            case FLAG_ATTACHED -> "Another flag joined";
            case NOTIFIED -> "Told " + who + " by " + detail;
            case NOTIFICATION_FAILED -> "Could not reach " + who + " by " + detail;
            case HELD -> "Held for " + who + held(detail);
            case DELIVERED -> "It reached " + who + " by " + detail;
            case NOBODY_TO_NOTIFY -> "There was nobody to tell";
            case ACKNOWLEDGED -> "Acknowledged by " + who;
            case CALLED ->
                who + " telephoned: "
                        + Call.Outcome.ofCode(detail).map(Call.Outcome::label).orElse(detail);
            case HANDED_OVER -> who + " handed it over to " + name(detail);
            case SNOOZED -> who + " put it off: " + detail;
            case RESOLUTION_PROPOSED ->
                who + " would close it: "
                        + Disposition.ofCode(detail).map(Disposition::label).orElse(detail);
            case RESOLUTION_REFUSED -> who + " does not agree: " + detail;
            case REOPENED -> "Opened again: " + detail.replace('-', ' ');
            case RESOLVED ->
                "Resolved by " + who + ": "
                        + Disposition.ofCode(detail).map(Disposition::label).orElse(detail);
        };
    }

    /** A reason and an instant, as {@link Happening.What#HELD} has them. */
    private String held(String detail) {
        int space = detail.indexOf(' ');
        String until = clinic.time(Instant.parse(detail.substring(space + 1)));
        return switch (detail.substring(0, space)) {
            case "rate-limit" -> ", who was told of much within the hour: told with others by " + until;
            case "digest" -> ", who is told of this tier once a day: by " + until;
            default -> " over the night: told by " + until;
        };
    }
}
