package aftercare.intake.message;

import aftercare.intake.message.Message.Waiting;
import aftercare.intake.patient.Party;
import aftercare.intake.patient.Patient;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Duration;
import java.time.Instant;

/** Answers what somebody wrote back: by when it will be read, and whom to call. Nobody asks intake for such a message. */
public final class AnswerReply {
    /** One answer at most in each such stretch of time, so that two machines do not answer each other without end. */
    static final Duration ONCE_IN = Duration.ofMinutes(10);

    private static final Duration WORTHLESS_AFTER = Duration.ofHours(4);

    private final Messages messages;
    private final Wording wording;
    private final Runnable wakeCourier;

    public AnswerReply(Messages messages, Wording wording, Runnable wakeCourier) {
        this.messages = messages;
        this.wording = wording;
        this.wakeCourier = wakeCourier;
    }

    /** What is said to a keyword. */
    public String say(String key, Addressee to) {
        return wording.say(key, to);
    }

    /** Doing it twice for the same reply is doing it once. */
    public void answer(Patient patient, Party by, Addressee to, Instant at) {
        String stretch = Long.toString(at.getEpochSecond() / ONCE_IN.toSeconds());
        Request request = new Request(
                Ids.derive("msg", "reply", patient.id(), by.code(), to.channel(), stretch),
                patient.id(),
                Wording.answerTo(by),
                null,
                0,
                at.plus(WORTHLESS_AFTER),
                at);
        boolean stopped = patient.stopped(by, to.channel());
        if (messages.insertIfAbsent(Change.of(new Waiting(request, 0, at, stopped ? null : to)))) {
            wakeCourier.run();
        }
    }
}
