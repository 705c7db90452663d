package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a channel tells of a message that it took over. Told twice, late or in any order comes to the same: what
 * arrived stays so.
 */
public final class HearDelivery {
    private final Messages messages;
    private final Patients patients;
    private final Ways ways;
    private final Runnable wakeCourier;
    private final InstantSource clock;

    public HearDelivery(
            Messages messages, Patients patients, Channels channels, Runnable wakeCourier, InstantSource clock) {
        this.messages = messages;
        this.patients = patients;
        this.ways = new Ways(channels);
        this.wakeCourier = wakeCourier;
        this.clock = clock;
    }

    /** What a channel can tell. */
    public enum Report {
        /** It is on its way still. */
        ON_ITS_WAY,
        /** It arrived. */
        DELIVERED,
        /** It did not, and will not. */
        RETURNED
    }

    /** False when there is no such message. */
    public boolean hear(String messageId, String channel, Report report) {
        while (true) {
            Optional<Message> found = messages.find(messageId);
            if (found.isEmpty() || report == Report.ON_ITS_WAY) {
                return found.isPresent();
            }
            Message before = found.get();
            Change<Message, IntakeFact> change = told(before, channel, report == Report.DELIVERED, clock.instant());
            Message after = messages.update(messageId, m -> m.equals(before) ? change : Change.none(m));
            if (after.equals(change.state())) {
                wakeCourier.run();
                return true;
            }
        }
    }

    private Change<Message, IntakeFact> told(Message message, String channel, boolean arrived, Instant now) {
        return switch (message) {
            case Sent sent
            when sent.channel().equals(channel) ->
                arrived ? sent.delivered(now) : sent.returned(other(sent.request(), channel, sent.tried()), now);
            case Sending sending
            when sending.to().channel().equals(channel) ->
                arrived
                        ? sending.delivered(now)
                        : sending.refused(other(sending.request(), channel, sending.tried()), now);
            case Failed failed when arrived && failed.channel().equals(channel) -> failed.delivered(now);
            default -> Change.none(message);
        };
    }

    private @Nullable Addressee other(Request request, String channel, Tried tried) {
        return patients.find(request.patient())
                .flatMap(patient -> ways.other(request, patient, channel, tried, false))
                .orElse(null);
    }
}
