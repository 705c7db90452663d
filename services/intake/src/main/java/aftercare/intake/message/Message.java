package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.kernel.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to a patient. It waits, is handed over at most once at a time, and ends as sent or failed. {@link Sending}
 * is written before the hand-over: a message found there after a crash is perhaps sent, and is never sent again.
 */
public sealed interface Message {
    Request request();

    /** A message just asked for, due at once or when its time has come. */
    static Change<Message, IntakeFact> accept(Request request, Instant now) {
        return Change.of(new Waiting(request, 0, request.dueFrom(now), null));
    }

    /**
     * To be handed over from {@code retryAt} on.
     *
     * @param attempts made so far
     * @param to frozen at the first attempt
     */
    record Waiting(
            Request request,
            int attempts,
            Instant retryAt,
            @Nullable Addressee to) implements Message {

        /** When something is to be done: the next attempt, or the deadline when that is earlier. */
        public Instant dueAt() {
            return retryAt.isBefore(request.notAfter()) ? retryAt : request.notAfter();
        }

        /**
         * Begins an attempt, or gives up when the deadline has passed. Before it is due nothing happens.
         *
         * @param contact where the patient can be reached today; null while nobody knows the patient
         * @param claim of this attempt alone, to recognise it by
         * @param wall the machine's clock, from which a lost attempt is told
         */
        public Change<Message, IntakeFact> begin(@Nullable Addressee contact, String claim, Instant now, Instant wall) {
            if (now.isBefore(dueAt())) {
                return Change.none(this);
            }
            Addressee recipient = to == null ? contact : to;
            if (!now.isBefore(request.notAfter())) {
                return fail(recipient == null ? unreached() : Reason.EXPIRED, now);
            }
            if (recipient == null) {
                return Change.of(new Waiting(request, attempts + 1, now.plus(Backoff.after(attempts + 1)), null));
            }
            return Change.of(new Sending(request, attempts + 1, recipient, claim, wall));
        }

        /** The session it is about was called off. */
        public Change<Message, IntakeFact> dropped(Instant now) {
            return fail(Reason.NO_LONGER_NEEDED, now);
        }

        /** There is nobody it could go to, and waiting changes nothing. */
        public Change<Message, IntakeFact> nobody(Instant now) {
            return now.isBefore(dueAt()) ? Change.none(this) : fail(Reason.NO_CONTACT, now);
        }

        private Reason unreached() {
            return request.sessionId() == null ? Reason.NO_CONTACT : Reason.NO_LONGER_NEEDED;
        }

        private Change<Message, IntakeFact> fail(Reason reason, Instant now) {
            return Failed.of(request, to == null ? Addressee.EMAIL : to.channel(), reason, now);
        }
    }

    /**
     * Handed over right now, or the process died while it was.
     *
     * @param attempt number of this attempt, from 1
     * @param since by the machine's clock
     */
    record Sending(Request request, int attempt, Addressee to, String claim, Instant since) implements Message {

        /** The channel took it over. */
        public Change<Message, IntakeFact> accepted(Instant now) {
            Sent sent = new Sent(request, to.channel(), now);
            return Change.of(
                    sent,
                    new MessageSent(
                            request.patient(),
                            request.messageId(),
                            request.template(),
                            request.pollId(),
                            sent.channel(),
                            sent.at()));
        }

        /** The channel could not take it now, and certainly did not: try again later. */
        public Change<Message, IntakeFact> postponed(Instant now) {
            return Change.of(new Waiting(request, attempt, now.plus(Backoff.after(attempt)), to));
        }

        /** It will not be tried again. */
        public Change<Message, IntakeFact> failed(Reason reason, Instant now) {
            return Failed.of(request, to.channel(), reason, now);
        }
    }

    /** The channel took it over; it may still bounce. */
    record Sent(Request request, String channel, Instant at) implements Message {}

    /** Ended without a delivery that anybody can vouch for. */
    record Failed(Request request, String channel, Reason reason, Instant at) implements Message {

        private static Change<Message, IntakeFact> of(Request request, String channel, Reason reason, Instant now) {
            Failed failed = new Failed(request, channel, reason, now);
            return Change.of(
                    failed,
                    new MessageFailed(
                            request.patient(),
                            request.messageId(),
                            request.template(),
                            request.pollId(),
                            failed.channel(),
                            failed.reason().code(),
                            failed.at()));
        }
    }
}
