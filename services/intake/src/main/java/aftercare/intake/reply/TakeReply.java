package aftercare.intake.reply;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Addressee;
import aftercare.intake.message.AnswerReply;
import aftercare.intake.patient.Party;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes in what somebody wrote back. STOP and START change by which channels they are written to; anything else is kept for a
 * person to read, and answered at once that it will be. Told twice it is taken once.
 */
public final class TakeReply {
    private final Patients patients;
    private final Replies replies;
    private final AnswerReply answer;
    private final InstantSource clock;

    public TakeReply(Patients patients, Replies replies, AnswerReply answer, InstantSource clock) {
        this.patients = patients;
        this.replies = replies;
        this.answer = answer;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It was a keyword; the words to say at once, by the same channel. */
        record Said(String words) implements Outcome {}

        /** A person will read it; the answer goes out as a message of its own. */
        record Taken() implements Outcome {}

        /** Nobody of the clinic is reached there, so that nobody can say what it is about. */
        record FromNobody() implements Outcome {}
    }

    /** Whom an address belongs to. */
    private record Sender(Patient patient, Party by) {}

    public Outcome take(Inbound in) {
        List<Sender> senders = senders(in);
        if (senders.isEmpty()) {
            return new Outcome.FromNobody();
        }
        Keyword keyword = in.channel().equals(Addressee.SMS) ? Keyword.of(in.text()) : Keyword.NONE;
        Addressee to = addressee(senders.getFirst(), in);
        return switch (keyword) {
            case STOP -> choose(senders, in, to, true);
            case START -> choose(senders, in, to, false);
            case YES ->
                senders.stream().anyMatch(sender -> sender.patient().stopped(sender.by(), in.channel()))
                        ? choose(senders, in, to, false)
                        : keep(senders, in);
            case HELP -> new Outcome.Said(answer.say("help", to));
            case NONE -> keep(senders, in);
        };
    }

    private List<Sender> senders(Inbound in) {
        boolean mail = in.channel().equals(Addressee.EMAIL);
        return patients.reachedAt(in.from()).stream()
                .filter(patient -> !Canary.is(patient.id()))
                .flatMap(patient -> Stream.of(Party.values())
                        .filter(party -> patient.enrolment()
                                .address(party, mail)
                                .filter(in.from()::equalsIgnoreCase)
                                .isPresent())
                        .limit(1)
                        .map(party -> new Sender(patient, party)))
                .toList();
    }

    private static Addressee addressee(Sender sender, Inbound in) {
        return new Addressee(
                in.channel(),
                in.from(),
                sender.patient().enrolment().language(),
                sender.patient().enrolment().country());
    }

    private Outcome choose(List<Sender> senders, Inbound in, Addressee to, boolean stop) {
        Instant now = clock.instant();
        for (Sender sender : senders) {
            patients.update(sender.patient().id(), p -> p.chosen(sender.by(), in.channel(), stop, in.id(), now));
        }
        return new Outcome.Said(answer.say(stop ? "stopped" : "started", to));
    }

    private Outcome keep(List<Sender> senders, Inbound in) {
        for (Sender sender : senders) {
            Change<Reply, IntakeFact> born = Reply.take(in, sender.patient().id(), sender.by(), clock.instant());
            replies.insertIfAbsent(born);
            // Also when it was known: the first attempt may have crashed before it came here.
            Reply kept = replies.find(born.state().id()).orElseThrow();
            answer.answer(sender.patient(), sender.by(), addressee(sender, in), kept.at());
        }
        return new Outcome.Taken();
    }
}
