package aftercare.intake.mongo;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.Letter;
import aftercare.intake.message.Message;
import aftercare.intake.message.Message.Delivered;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.message.Reason;
import aftercare.intake.message.Request;
import aftercare.intake.message.Tried;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message in the collection {@code messages}.
 *
 * @param state {@code waiting}, {@code sending}, {@code sent}, {@code delivered} or {@code failed}
 * @param dueAt of a waiting message, by the product's clock
 * @param sendingSince of a message being handed over, by the machine's clock
 * @param channel of a waiting message, the queue it stands in; absent before that was looked up
 * @param address of a message not ended yet; dropped afterwards
 * @param refusedBy channels that will not take it any more
 * @param leftFor channels left for another one since their retries ran out
 * @param tried code of what a waiting message waits after; absent in messages of before there was more than one channel
 * @param triedBy channel of the last attempt
 * @param letter the words of the first attempt at the channel, without the secret of their link; dropped with the address
 */
record MessageDocument(
        String id,
        String patient,
        String template,
        @Nullable String pollId,
        int linkGeneration,
        Instant notAfter,
        Instant requestedAt,
        String state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant retryAt,
        @Nullable Instant sendingSince,
        @Nullable String claim,
        @Nullable String channel,
        @Nullable String address,
        @Nullable String language,
        @Nullable String country,
        @Nullable String reason,
        @Nullable Instant endedAt,
        @Nullable String sessionId,
        @Nullable Instant notBefore,
        @Nullable List<String> refusedBy,
        @Nullable List<String> leftFor,
        @Nullable String tried,
        @Nullable String triedBy,
        @Nullable Letter letter) {
    static final String WAITING = "waiting";
    static final String SENDING = "sending";
    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    static MessageDocument of(Message message) {
        return switch (message) {
            case Waiting w ->
                document(w.request(), WAITING, w.attempts(), w.dueAt(), w.retryAt(), null, null, w.to(), w.tried());
            case Sending s ->
                document(s.request(), SENDING, s.attempt(), null, null, s.since(), s.claim(), s.to(), s.tried());
            case Sent s -> ended(s.request(), SENT, s.channel(), null, s.at(), s.refused());
            case Delivered d -> ended(d.request(), DELIVERED, d.channel(), null, d.at(), Set.of());
            case Failed f -> ended(f.request(), FAILED, f.channel(), f.reason().code(), f.at(), Set.of());
        };
    }

    private static MessageDocument document(
            Request r,
            String state,
            int attempts,
            @Nullable Instant dueAt,
            @Nullable Instant retryAt,
            @Nullable Instant since,
            @Nullable String claim,
            @Nullable Addressee to,
            Tried tried) {
        return new MessageDocument(
                r.messageId(),
                r.patient(),
                r.template(),
                r.pollId(),
                r.linkGeneration(),
                r.notAfter(),
                r.requestedAt(),
                state,
                attempts,
                dueAt,
                retryAt,
                since,
                claim,
                to == null ? null : to.channel(),
                to == null ? null : to.address(),
                to == null ? null : to.language(),
                to == null ? null : to.country(),
                null,
                null,
                r.sessionId(),
                r.notBefore(),
                sorted(tried.refused()),
                sorted(tried.left()),
                tried.state().code(),
                tried.by(),
                to == null ? null : to.letter());
    }

    private static MessageDocument ended(
            Request r, String state, String channel, @Nullable String reason, Instant endedAt, Set<String> refused) {
        return new MessageDocument(
                r.messageId(),
                r.patient(),
                r.template(),
                r.pollId(),
                r.linkGeneration(),
                r.notAfter(),
                r.requestedAt(),
                state,
                0,
                null,
                null,
                null,
                null,
                channel,
                null,
                null,
                null,
                reason,
                endedAt,
                r.sessionId(),
                r.notBefore(),
                sorted(refused),
                null,
                null,
                null,
                null);
    }

    private static @Nullable List<String> sorted(Set<String> channels) {
        return channels.isEmpty() ? null : channels.stream().sorted().toList();
    }

    /** True of one that ended and was taken over, or perhaps was. */
    boolean handedOver() {
        return state.equals(SENT)
                || state.equals(DELIVERED)
                || (state.equals(FAILED) && Reason.OUTCOME_UNKNOWN.code().equals(reason));
    }

    Message message() {
        Request request =
                new Request(id, patient, template, pollId, linkGeneration, notAfter, requestedAt, sessionId, notBefore);
        return switch (state) {
            case WAITING -> new Waiting(request, attempts, some(retryAt, "retryAt"), to(), past());
            case SENDING ->
                new Sending(
                        request,
                        attempts,
                        some(to(), "address"),
                        some(claim, "claim"),
                        some(sendingSince, "sendingSince"),
                        past());
            case SENT -> new Sent(request, some(channel, "channel"), some(endedAt, "endedAt"), refused());
            case DELIVERED -> new Delivered(request, some(channel, "channel"), some(endedAt, "endedAt"));
            case FAILED ->
                new Failed(
                        request, some(channel, "channel"), Reason.of(some(reason, "reason")), some(endedAt, "endedAt"));
            default -> throw new IllegalStateException("Message " + id + " is in the unknown state " + state);
        };
    }

    private Tried past() {
        if (tried == null || triedBy == null) {
            return attempts > (state.equals(SENDING) ? 1 : 0)
                    ? new Tried(
                            Set.of(), Set.of(), Tried.State.TEMPORARY_FAILURE, channel == null ? Tried.NONE : channel)
                    : Tried.NOTHING;
        }
        return new Tried(refused(), leftFor == null ? Set.of() : Set.copyOf(leftFor), Tried.State.of(tried), triedBy);
    }

    private Set<String> refused() {
        return refusedBy == null ? Set.of() : Set.copyOf(refusedBy);
    }

    private @Nullable Addressee to() {
        return channel == null || address == null || language == null || country == null
                ? null
                : new Addressee(channel, address, language, country, letter);
    }

    private <T> T some(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "Message " + id + " is " + state + " without " + field);
    }

    @Override
    public String toString() {
        return "MessageDocument[" + id + ", " + state + "]";
    }
}
