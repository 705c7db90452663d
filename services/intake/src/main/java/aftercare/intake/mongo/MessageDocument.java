package aftercare.intake.mongo;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.Message;
import aftercare.intake.message.Message.Failed;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.message.Reason;
import aftercare.intake.message.Request;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in the collection {@code messages}.
 *
 * @param state {@code waiting}, {@code sending}, {@code sent} or {@code failed}
 * @param dueAt of a waiting message, by the product's clock
 * @param sendingSince of a message being handed over, by the machine's clock
 * @param address of a message not ended yet; dropped afterwards
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
        @Nullable Instant notBefore) {
    static final String WAITING = "waiting";
    static final String SENDING = "sending";
    static final String SENT = "sent";
    static final String FAILED = "failed";

    static MessageDocument of(Message message) {
        return switch (message) {
            case Waiting w ->
                document(w.request(), WAITING, w.attempts(), w.dueAt(), w.retryAt(), null, null, w.to(), null);
            case Sending s ->
                document(s.request(), SENDING, s.attempt(), null, null, s.since(), s.claim(), s.to(), null);
            case Sent s -> ended(s.request(), SENT, s.channel(), null, s.at());
            case Failed f -> ended(f.request(), FAILED, f.channel(), f.reason().code(), f.at());
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
            @Nullable Instant endedAt) {
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
                endedAt,
                r.sessionId(),
                r.notBefore());
    }

    private static MessageDocument ended(
            Request r, String state, String channel, @Nullable String reason, Instant endedAt) {
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
                r.notBefore());
    }

    Message message() {
        Request request =
                new Request(id, patient, template, pollId, linkGeneration, notAfter, requestedAt, sessionId, notBefore);
        return switch (state) {
            case WAITING -> new Waiting(request, attempts, some(retryAt, "retryAt"), to());
            case SENDING ->
                new Sending(
                        request,
                        attempts,
                        some(to(), "address"),
                        some(claim, "claim"),
                        some(sendingSince, "sendingSince"));
            case SENT -> new Sent(request, some(channel, "channel"), some(endedAt, "endedAt"));
            case FAILED ->
                new Failed(
                        request, some(channel, "channel"), Reason.of(some(reason, "reason")), some(endedAt, "endedAt"));
            default -> throw new IllegalStateException("Message " + id + " is in the unknown state " + state);
        };
    }

    private @Nullable Addressee to() {
        return channel == null || address == null || language == null || country == null
                ? null
                : new Addressee(channel, address, language, country);
    }

    private <T> T some(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "Message " + id + " is " + state + " without " + field);
    }

    @Override
    public String toString() {
        return "MessageDocument[" + id + ", " + state + "]";
    }
}
