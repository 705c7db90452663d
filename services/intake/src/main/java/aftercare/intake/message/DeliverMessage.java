package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to deliver a message. Several processes may try at once: one wins the claim, the others do nothing. */
public final class DeliverMessage {
    private final Messages messages;
    private final Patients patients;
    private final Wording wording;
    private final Channels channels;
    private final Ways ways;
    private final DailyLimit limit;
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(64).toList();
    private final InstantSource clock;
    private final InstantSource wall;
    private final String instance;
    private final Supplier<String> claims;

    /**
     * @param channels those that this clinic has
     * @param clock the product's: deadlines and retries
     * @param wall the machine's: how long a hand-over has lasted
     * @param instance of this process among those that deliver; one that takes its place after its death has the same
     * @param claims a new one at each call, never given twice by any process
     */
    public DeliverMessage(
            Messages messages,
            Patients patients,
            Wording wording,
            Channels channels,
            DailyLimit limit,
            InstantSource clock,
            InstantSource wall,
            String instance,
            Supplier<String> claims) {
        this.messages = messages;
        this.patients = patients;
        this.wording = wording;
        this.channels = channels;
        this.ways = new Ways(channels);
        this.limit = limit;
        this.clock = clock;
        this.wall = wall;
        this.instance = instance;
        this.claims = claims;
    }

    /** The channels by which it delivers, in no order. */
    public Set<String> channels() {
        return channels.names();
    }

    /** Has a due message join the queue of the channel it is to go by, or fail where there is none; the message afterwards. */
    public Message route(String messageId) {
        Message found = found(messageId);
        return found instanceof Waiting waiting && waiting.to() == null
                ? begin(waiting, (w, contact) -> change(w, m -> m.routed(contact)))
                : found;
    }

    /** Makes one attempt if it is due; the message afterwards. */
    public Message deliver(String messageId) {
        if (!(found(messageId) instanceof Waiting waiting)) {
            return found(messageId);
        }
        String claim = prefix() + claims.get();
        Instant begun = clock.instant();
        Instant wallBegun = wall.instant();
        Message claimed = begin(waiting, (w, contact) -> unlessHeld(w, contact, claim, begun, wallBegun));
        return claimed instanceof Sending sending && sending.claim().equals(claim) ? handOver(sending) : claimed;
    }

    private Message found(String messageId) {
        return messages.find(messageId)
                .orElseThrow(
                        () -> new IllegalStateException("Cannot deliver message " + messageId + ": there is none"));
    }

    /** What is done with a contact that was found. */
    private interface Start {
        Message with(Waiting waiting, Addressee contact);
    }

    /** Looks and claims in one go, so that no two messages to a patient are begun as the last that the day allows. */
    private Message unlessHeld(Waiting waiting, Addressee contact, String claim, Instant now, Instant wallNow) {
        Request request = waiting.request();
        Addressee worded = worded(request, contact);
        Lock turn = turns.get(Math.floorMod(request.patient().hashCode(), turns.size()));
        turn.lock();
        try {
            Optional<Instant> until =
                    now.isBefore(request.notAfter()) ? limit.holds(request, contact.channel(), now) : Optional.empty();
            return change(
                    waiting,
                    w -> until.isPresent() ? w.held(contact, until.get(), now) : w.begin(worded, claim, now, wallNow));
        } finally {
            turn.unlock();
        }
    }

    /** In the words of the first attempt; as it is when this version has none for it. */
    private Addressee worded(Request request, Addressee contact) {
        return contact.letter() != null
                ? contact
                : wording.kept(request, contact, sessionOf(request).orElse(null))
                        .map(contact::worded)
                        .orElse(contact);
    }

    private Message begin(Waiting waiting, Start start) {
        Instant now = clock.instant();
        Request request = waiting.request();
        Addressee to = waiting.to();
        boolean unplanned = request.sessionId() != null && sessionOf(request).isEmpty();
        if (to != null && unplanned) {
            return change(waiting, w -> w.dropped(now));
        }
        Optional<Patient> patient = unplanned ? Optional.empty() : patients.find(request.patient());
        if (patient.filter(p -> Ways.over(request, p, now)).isPresent()) {
            return change(waiting, w -> w.nobody(Reason.NO_LONGER_FOLLOWED, now));
        }
        if (to != null) {
            boolean stopped =
                    patient.filter(p -> ways.stopped(request, p, to.channel())).isPresent();
            return stopped ? change(waiting, w -> w.stopped(to.channel())) : start.with(waiting, to);
        }
        if (patient.isEmpty()) {
            // Not heard of yet, or called off: at its deadline it is given up.
            Instant wallNow = wall.instant();
            return change(waiting, w -> w.begin(null, "", now, wallNow));
        }
        Optional<Addressee> open = ways.first(request, patient.get(), waiting.tried());
        Reason none = ways.stopped(request, patient.get()) ? Reason.STOPPED : Reason.NO_CONTACT;
        return open.isEmpty() ? change(waiting, w -> w.nobody(none, now)) : start.with(waiting, open.get());
    }

    private Message change(Waiting waiting, Function<Waiting, Change<Message, IntakeFact>> decision) {
        return messages.update(
                waiting.request().messageId(), m -> m instanceof Waiting w ? decision.apply(w) : Change.none(m));
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
        Optional<Letter> letter = Optional.ofNullable(
                        worded(sending.request(), sending.to()).letter())
                .map(kept -> wording.open(kept, sending.request()));
        Channel.@Nullable Outcome outcome = letter.isEmpty()
                ? null
                : channels.named(sending.to().channel())
                        .handOver(sending.request().messageId(), sending.to().address(), letter.get());
        Instant ended = clock.instant();
        Addressee fresh = outcome == null ? null : other(sending, true);
        Addressee any = outcome == null ? null : other(sending, false);
        return messages.update(
                sending.request().messageId(),
                m -> m instanceof Sending s && s.claim().equals(sending.claim())
                        ? switch (outcome) {
                            case null -> s.failed(Reason.TECHNICAL_FAILURE, ended);
                            case ACCEPTED -> s.accepted(ended);
                            case NOT_NOW -> s.postponed(fresh, ended);
                            case MISCONFIGURED -> s.misconfigured(fresh, ended);
                            case REFUSED -> s.refused(any, ended);
                            case UNKNOWN -> s.failed(Reason.OUTCOME_UNKNOWN, ended);
                        }
                        : Change.none(m));
    }

    private @Nullable Addressee other(Sending sending, boolean notLeft) {
        return patients.find(sending.request().patient())
                .flatMap(patient ->
                        ways.other(sending.request(), patient, sending.to().channel(), sending.tried(), notLeft))
                .orElse(null);
    }

    /** When the session a message is about begins, by the patient's wall clock; empty when none is planned. */
    private Optional<ZonedDateTime> sessionOf(Request request) {
        String session = request.sessionId();
        return session == null
                ? Optional.empty()
                : patients.find(request.patient()).flatMap(patient -> patient.sessionPlannedAt(session));
    }
}
