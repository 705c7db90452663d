package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.MessageDelivered;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message to a patient. It waits, is handed over at most once at a time, and ends as sent or failed. {@link Sending}
 * is written before the hand-over: a message found there after a crash is perhaps sent, and is never sent again. A channel
 * that refuses it, or cannot take it for long, is left for another one.
 */
public sealed interface Message {
    /** What a message waits after that may be tried again as it is. */
    Tried.State TEMPORARY = Tried.State.TEMPORARY_FAILURE;

    Request request();

    /** A message just asked for, due at once or when its time has come. */
    static Change<Message, IntakeFact> accept(Request request, Instant now) {
        return Change.of(new Waiting(request, 0, request.dueFrom(now), null));
    }

    /** Of an answer to what somebody wrote nothing is told: nobody asked for it, and that they wrote is told already. */
    private static Change<Message, IntakeFact> told(Request request, Message state, IntakeFact... facts) {
        return Wording.isAnswer(request.template()) ? Change.of(state) : new Change<>(state, List.of(facts));
    }

    /**
     * To be handed over from {@code retryAt} on.
     *
     * @param attempts made so far at this channel
     * @param to frozen until the channel is left; null before it was looked up
     */
    record Waiting(
            Request request,
            int attempts,
            Instant retryAt,
            @Nullable Addressee to,
            Tried tried) implements Message {

        /** One that no channel has refused or was left for another. */
        public Waiting(Request request, int attempts, Instant retryAt, @Nullable Addressee to) {
            this(
                    request,
                    attempts,
                    retryAt,
                    to,
                    attempts == 0
                            ? Tried.NOTHING
                            : Tried.NOTHING.then(TEMPORARY, to == null ? Tried.NONE : to.channel()));
        }

        /** When something is to be done: the next attempt, or the deadline when that is earlier. */
        public Instant dueAt() {
            return retryAt.isBefore(request.notAfter()) ? retryAt : request.notAfter();
        }

        /** Joins the queue of the channel that it is to go by. Once it has, nothing happens. */
        public Change<Message, IntakeFact> routed(Addressee contact) {
            return to == null ? Change.of(new Waiting(request, attempts, retryAt, contact, tried)) : Change.none(this);
        }

        /** The patient does not want this channel any more: another one is looked for. */
        public Change<Message, IntakeFact> stopped(String channel) {
            return to != null && to.channel().equals(channel)
                    ? Change.of(new Waiting(request, 0, retryAt, null, tried.refusedBy(channel)))
                    : Change.none(this);
        }

        /**
         * Begins an attempt, or gives up when the deadline has passed. Before it is due nothing happens.
         *
         * @param contact where the patient can be reached today, and in which words; null while nobody knows the patient
         * @param claim of this attempt alone, to recognise it by
         * @param wall the machine's clock, from which a lost attempt is told
         */
        public Change<Message, IntakeFact> begin(@Nullable Addressee contact, String claim, Instant now, Instant wall) {
            if (now.isBefore(dueAt())) {
                return Change.none(this);
            }
            Addressee recipient =
                    to == null || (to.letter() == null && contact != null && contact.reaches(to)) ? contact : to;
            if (!now.isBefore(request.notAfter())) {
                return fail(recipient == null ? unreached() : Reason.EXPIRED, now);
            }
            if (recipient == null) {
                return Change.of(new Waiting(
                        request,
                        attempts + 1,
                        now.plus(Backoff.after(attempts + 1)),
                        null,
                        tried.then(TEMPORARY, Tried.NONE)));
            }
            return Change.of(new Sending(request, attempts + 1, recipient, claim, wall, tried));
        }

        /** Had it gone out now, it would be one too many in a day. */
        public Change<Message, IntakeFact> held(Addressee contact, Instant until, Instant now) {
            if (now.isBefore(dueAt())) {
                return Change.none(this);
            }
            Tried held = tried.then(Tried.State.HELD, contact.channel());
            return told(
                    request,
                    new Waiting(request, attempts, until, to == null ? contact : to, held),
                    new MessageHeld(
                            request.patient(),
                            request.messageId(),
                            request.template(),
                            request.pollId(),
                            contact.channel(),
                            until,
                            now));
        }

        /** The session it is about was called off. */
        public Change<Message, IntakeFact> dropped(Instant now) {
            return fail(Reason.NO_LONGER_NEEDED, now);
        }

        /** There is nobody it could go to, and waiting changes nothing. */
        public Change<Message, IntakeFact> nobody(Reason why, Instant now) {
            return now.isBefore(dueAt()) ? Change.none(this) : fail(why, now);
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
     * @param attempt number of this attempt at this channel, from 1
     * @param since by the machine's clock
     */
    record Sending(Request request, int attempt, Addressee to, String claim, Instant since, Tried tried)
            implements Message {
        /** After so many attempts, half an hour, another channel is tried if there is one. */
        static final int TURN = 6;

        /** An attempt at the first channel, or after failures of that alone. */
        public Sending(Request request, int attempt, Addressee to, String claim, Instant since) {
            this(
                    request,
                    attempt,
                    to,
                    claim,
                    since,
                    attempt <= 1 ? Tried.NOTHING : Tried.NOTHING.then(TEMPORARY, to.channel()));
        }

        /** The channel took it over. */
        public Change<Message, IntakeFact> accepted(Instant now) {
            Sent sent = new Sent(request, to.channel(), now, tried.refused());
            return told(
                    request,
                    sent,
                    new MessageSent(
                            request.patient(),
                            request.messageId(),
                            request.template(),
                            request.pollId(),
                            sent.channel(),
                            sent.at()));
        }

        /** The channel could not take it now, and certainly did not, and there is no other: try again later. */
        public Change<Message, IntakeFact> postponed(Instant now) {
            return postponed(null, now);
        }

        /**
         * The channel could not take it now, and certainly did not: try again later, and after {@link #TURN} attempts another
         * channel.
         *
         * @param other a channel that was not left yet; null when there is none
         */
        public Change<Message, IntakeFact> postponed(@Nullable Addressee other, Instant now) {
            return other == null || attempt < TURN ? again(TEMPORARY, now) : turn(other, TEMPORARY, now);
        }

        /**
         * The channel cannot take it for a reason of ours: another one is tried at once, and the same again where there is none,
         * since somebody may set it right.
         *
         * @param other a channel that was not left yet; null when there is none
         */
        public Change<Message, IntakeFact> misconfigured(@Nullable Addressee other, Instant now) {
            Tried.State why = Tried.State.TECHNICAL_FAILURE;
            return other == null ? again(why, now) : turn(other, why, now);
        }

        /**
         * The channel will never take it: another one is tried, or it has failed.
         *
         * @param other a channel that has not refused yet; null when there is none
         */
        public Change<Message, IntakeFact> refused(@Nullable Addressee other, Instant now) {
            if (other == null) {
                return failed(Reason.PERMANENT_FAILURE, now);
            }
            Instant from = tried.left().contains(other.channel()) ? now.plus(Backoff.after(1)) : now;
            return Change.of(new Waiting(request, 0, from, other, tried.refusedBy(to.channel())));
        }

        private Change<Message, IntakeFact> again(Tried.State why, Instant now) {
            return Change.of(
                    new Waiting(request, attempt, now.plus(Backoff.after(attempt)), to, tried.then(why, to.channel())));
        }

        private Change<Message, IntakeFact> turn(Addressee other, Tried.State why, Instant now) {
            return Change.of(new Waiting(request, 0, now, other, tried.leaving(to.channel(), why)));
        }

        /** The channel vouches that it arrived, before it said that it took it over. */
        public Change<Message, IntakeFact> delivered(Instant now) {
            Change<Message, IntakeFact> sent = accepted(now);
            Change<Message, IntakeFact> arrived = Delivered.of(request, to.channel(), now);
            return new Change<>(
                    arrived.state(),
                    Stream.concat(sent.events().stream(), arrived.events().stream())
                            .toList());
        }

        /** It will not be tried again. */
        public Change<Message, IntakeFact> failed(Reason reason, Instant now) {
            return Failed.of(request, to.channel(), reason, now);
        }
    }

    /**
     * The channel took it over; it may still come back.
     *
     * @param refused channels that will not take it any more
     */
    record Sent(Request request, String channel, Instant at, Set<String> refused) implements Message {
        public Sent {
            refused = Set.copyOf(refused);
        }

        /** One that no channel had refused before. */
        public Sent(Request request, String channel, Instant at) {
            this(request, channel, at, Set.of());
        }

        /** The channel vouches that it arrived. */
        public Change<Message, IntakeFact> delivered(Instant now) {
            return Delivered.of(request, channel, now);
        }

        /**
         * The channel could not deliver it after all: another one is tried, or it has failed.
         *
         * @param other a channel that has not refused yet; null when there is none
         */
        public Change<Message, IntakeFact> returned(@Nullable Addressee other, Instant now) {
            MessageReturned back = new MessageReturned(
                    request.patient(),
                    request.messageId(),
                    request.template(),
                    request.pollId(),
                    channel,
                    request.notAfter(),
                    now);
            if (other == null || !now.isBefore(request.notAfter())) {
                Failed failed = new Failed(request, channel, Reason.PERMANENT_FAILURE, now);
                return told(request, failed, back, failed.fact());
            }
            return told(request, new Waiting(request, 0, now, other, tried().refusedBy(channel)), back);
        }

        Tried tried() {
            return new Tried(refused, Set.of(), Tried.State.CREATED, channel);
        }
    }

    /** It arrived, as the channel vouches; that is the end of it. */
    record Delivered(Request request, String channel, Instant at) implements Message {
        private static Change<Message, IntakeFact> of(Request request, String channel, Instant now) {
            return told(
                    request,
                    new Delivered(request, channel, now),
                    new MessageDelivered(
                            request.patient(),
                            request.messageId(),
                            request.template(),
                            request.pollId(),
                            channel,
                            now));
        }
    }

    /** Ended without a delivery that anybody can vouch for. */
    record Failed(Request request, String channel, Reason reason, Instant at) implements Message {

        /** The channel vouches that it arrived: of one of unknown outcome that is news, of any other none. */
        public Change<Message, IntakeFact> delivered(Instant now) {
            return reason == Reason.OUTCOME_UNKNOWN ? Delivered.of(request, channel, now) : Change.none(this);
        }

        private static Change<Message, IntakeFact> of(Request request, String channel, Reason reason, Instant now) {
            Failed failed = new Failed(request, channel, reason, now);
            return told(request, failed, failed.fact());
        }

        private MessageFailed fact() {
            return new MessageFailed(
                    request.patient(),
                    request.messageId(),
                    request.template(),
                    request.pollId(),
                    channel,
                    reason.code(),
                    at);
        }
    }
}
