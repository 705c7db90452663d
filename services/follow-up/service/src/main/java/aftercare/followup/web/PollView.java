package aftercare.followup.web;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Poll;
import aftercare.web.Clinic;
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

    private static String state(Poll poll, Clinic clinic) {
        return switch (poll) {
            case Poll.Planned _ -> "Planned";
            case Poll.Sent sent ->
                "Sent " + clinic.time(sent.dispatch().sentAt()) + ", not started"
                        + reminders(sent.dispatch().reminded()) + declined(sent.dispatch());
            case Poll.Open open ->
                "Started " + clinic.time(open.openedAt()) + ", "
                        + open.paper().answers().size() + " answers" + declined(open.dispatch())
                        + (open.missed() ? ", window closed" : "");
            case Poll.Answered answered ->
                "Answered " + clinic.time(answered.answeredAt()) + (answered.late() ? ", late" : "");
            case Poll.Missed missed ->
                "Missed: closed " + clinic.time(missed.asking().closesAt()) + declined(missed.dispatch());
            case Poll.Unsent unsent -> "Not sent: " + why(unsent.cancelled());
        };
    }

    private static String declined(Dispatch dispatch) {
        return dispatch.declinedAt() == null ? "" : ", declined";
    }

    private static String why(@Nullable String cancelled) {
        return switch (cancelled) {
            case null -> "its window had closed before it could go out";
            case "asked-together" -> "it was asked together with another";
            case "entered-late" -> "its session was entered after its window had closed";
            case "another-session" -> "another session followed";
            case "session-moved" -> "the session was moved";
            case "session-over" -> "the session had begun or was called off";
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
