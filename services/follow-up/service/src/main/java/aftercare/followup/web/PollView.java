package aftercare.followup.web;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Poll;
import aftercare.web.Clinic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a poll's state into words. */
final class PollView {
    private PollView() {}

    static ShownPoll show(Poll poll, Clinic clinic) {
        Asking asking = poll.asking();
        String step = asking.step() + (asking.occurrence() > 1 ? " " + asking.occurrence() : "");
        return new ShownPoll(step, clinic.time(asking.dueAt()), state(poll, clinic));
    }

    /** With a link to its answers, when there are any. */
    static ShownPoll linked(Poll poll, Clinic clinic) {
        ShownPoll shown = show(poll, clinic);
        return poll instanceof Poll.Answered || (poll instanceof Poll.Open open && !open.unanswered())
                ? shown.answeredAt("/patients/" + poll.asking().patient() + "/surveys/"
                        + poll.asking().id())
                : shown;
    }

    private static String state(Poll poll, Clinic clinic) {
        return switch (poll) {
            case Poll.Planned _ -> "Planned";
            case Poll.Sent sent ->
                "Sent " + clinic.time(sent.dispatch().sentAt()) + ", not started"
                        + reminders(sent.dispatch().reminded()) + declined(sent.dispatch(), clinic);
            case Poll.Open open ->
                sentAndStarted(open.dispatch(), open.openedAt(), clinic)
                        + (open.unanswered()
                                ? ", no answers"
                                : ", partly answered: "
                                        + answers(open.paper().answers().size()))
                        + declined(open.dispatch(), clinic)
                        + (open.missed()
                                ? ", missed: closed "
                                        + clinic.time(open.asking().closesAt())
                                : "");
            case Poll.Answered answered ->
                sentAndStarted(answered.dispatch(), answered.openedAt(), clinic) + ", answered "
                        + clinic.time(answered.answeredAt()) + (answered.late() ? ", late" : "");
            case Poll.Missed missed ->
                "Sent " + clinic.time(missed.dispatch().sentAt()) + declined(missed.dispatch(), clinic)
                        + ", missed: closed " + clinic.time(missed.asking().closesAt());
            case Poll.Unsent unsent -> "Not sent: " + why(unsent.cancelled());
        };
    }

    private static String sentAndStarted(Dispatch dispatch, Instant openedAt, Clinic clinic) {
        return "Sent " + clinic.time(dispatch.sentAt()) + ", started " + clinic.time(openedAt);
    }

    private static String answers(int count) {
        return count + (count == 1 ? " answer" : " answers");
    }

    private static String declined(Dispatch dispatch, Clinic clinic) {
        Instant at = dispatch.declinedAt();
        return at == null ? "" : ", declined " + clinic.time(at);
    }

    private static String why(@Nullable String cancelled) {
        return switch (cancelled) {
            case null -> "its window had closed before it could go out";
            case "asked-together" -> "it was asked together with another";
            case "entered-late" -> "its session was entered after its window had closed";
            case "another-session" -> "another session followed";
            case "session-moved" -> "the session was moved";
            case "session-over" -> "the session had begun or was called off";
            case "protocol-changed" -> "the protocol in use does not ask it";
            case "session-voided" -> "the session was recorded by mistake";
            default -> cancelled.replace('-', ' ');
        };
    }

    private static String reminders(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> ", reminded once";
            default -> ", reminded " + count + " times";
        };
    }

    static List<RaisedFlag> flags(Poll poll) {
        return switch (poll) {
            case Poll.Open open -> open.paper().flags();
            case Poll.Answered answered -> answered.paper().flags();
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ -> List.of();
        };
    }
}
