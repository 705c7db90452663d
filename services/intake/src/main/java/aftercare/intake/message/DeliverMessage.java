package aftercare.intake.message;

import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.NamedMonitor;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to deliver a message. Several processes may try at once: one wins the claim, the others do nothing. */
public final class DeliverMessage {
    private final Messages messages;
    private final Patients patients;
    private final Wording wording;
    private final Channel channel;
    private final InstantSource clock;
    private final InstantSource wall;
    private final String instance;
    private final Supplier<String> claims;

    /**
     * @param clock the product's: deadlines and retries
     * @param wall the machine's: how long a hand-over has lasted
     * @param instance of this process among those that deliver; one that takes its place after its death has the same
     * @param claims a new one at each call, never given twice by any process
     */
    public DeliverMessage(
            Messages messages,
            Patients patients,
            Wording wording,
            Channel channel,
            InstantSource clock,
            InstantSource wall,
            String instance,
            Supplier<String> claims) {
        this.messages = messages;
        this.patients = patients;
        this.wording = wording;
        this.channel = channel;
        this.clock = clock;
        this.wall = wall;
        this.instance = instance;
        this.claims = claims;
    }

    /** The message afterwards. */
    public Message deliver(String messageId) {
        Optional<Message> found = messages.find(messageId);
        if (found.isEmpty()) {
            throw new IllegalStateException("Cannot deliver message " + messageId + ": there is none");
        }
        if (!(found.get() instanceof Waiting waiting)) {
            return found.get();
        }
        if (waiting.to() != null
                && waiting.request().sessionId() != null
                && sessionOf(waiting.request()).isEmpty()) {
            Instant now = clock.instant();
            return messages.update(messageId, m -> m instanceof Waiting w ? w.dropped(now) : Change.none(m));
        }
        if (waiting.to() == null && isForNobody(waiting.request())) {
            Instant now = clock.instant();
            return messages.update(messageId, m -> m instanceof Waiting w ? w.nobody(now) : Change.none(m));
        }
        Addressee contact = contactOf(waiting.request());
        String claim = prefix() + claims.get();
        Instant begun = clock.instant();
        Instant wallBegun = wall.instant();
        Message claimed = messages.update(
                messageId, m -> m instanceof Waiting w ? w.begin(contact, claim, begun, wallBegun) : Change.none(m));
        if (claimed instanceof Sending sending && sending.claim().equals(claim)) {
            return handOver(sending);
        }
        return claimed;
    }

    /** Gives up a message whose hand-over was cut off: perhaps it was sent, so it is not sent again. */
    public Message giveUp(String messageId) {
        Instant now = clock.instant();
        return messages.update(
                messageId, m -> m instanceof Sending s ? s.failed(Reason.OUTCOME_UNKNOWN, now) : Change.none(m));
    }

    /** What a process that died in this one's place was handing over. To be asked before this one delivers anything. */
    List<String> leftBehind(int limit) {
        return messages.claimed(prefix(), limit);
    }

    private String prefix() {
        return instance + "/";
    }

    private Message handOver(Sending sending) {
        Optional<Letter> letter = wording.write(
                sending.request(), sending.to(), sessionOf(sending.request()).orElse(null));
        Channel.@Nullable Outcome outcome = letter.isEmpty()
                ? null
                : channel.handOver(sending.request().messageId(), sending.to().address(), letter.get());
        Instant ended = clock.instant();
        return messages.update(
                sending.request().messageId(),
                m -> m instanceof Sending s && s.claim().equals(sending.claim())
                        ? switch (outcome) {
                            case null -> s.failed(Reason.TECHNICAL_FAILURE, ended);
                            case ACCEPTED -> s.accepted(ended);
                            case NOT_NOW -> s.postponed(ended);
                            case REFUSED -> s.failed(Reason.PERMANENT_FAILURE, ended);
                            case UNKNOWN -> s.failed(Reason.OUTCOME_UNKNOWN, ended);
                        }
                        : Change.none(m));
    }

    private @Nullable Addressee contactOf(Request request) {
        boolean toMonitor = Wording.isForMonitor(request.template());
        if (request.sessionId() != null && sessionOf(request).isEmpty()) {
            // Not heard of yet, or called off: at its deadline it is given up.
            return null;
        }
        return patients.find(request.patient())
                .map(Patient::enrolment)
                .flatMap(enrolment -> address(enrolment, toMonitor)
                        .map(email -> new Addressee(
                                Addressee.EMAIL, email.value(), enrolment.language(), enrolment.country())))
                .orElse(null);
    }

    /** True when it is for the adult who stays, and nobody is named or no address of theirs is known. */
    private boolean isForNobody(Request request) {
        return Wording.isForMonitor(request.template())
                && patients.find(request.patient())
                        .map(Patient::enrolment)
                        .filter(enrolment -> address(enrolment, true).isEmpty())
                        .isPresent();
    }

    /** When the session a message is about begins, by the patient's wall clock; empty when none is planned. */
    private Optional<ZonedDateTime> sessionOf(Request request) {
        String session = request.sessionId();
        return session == null
                ? Optional.empty()
                : patients.find(request.patient()).flatMap(patient -> patient.sessionPlannedAt(session));
    }

    private static Optional<EmailAddress> address(Enrolment enrolment, boolean toMonitor) {
        return toMonitor
                ? Optional.ofNullable(enrolment.monitor()).map(NamedMonitor::email)
                : Optional.of(enrolment.email());
    }
}
