package aftercare.intake.sms;

import aftercare.intake.reply.Inbound;
import aftercare.intake.reply.TakeReply.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * Counts what came in, {@code aftercare.replies} by channel and outcome: {@code keyword}, {@code taken}, or {@code from-nobody},
 * whom no patient of the clinic is reached at.
 */
final class Heard {
    /** Characters of one field; a text has 1,600 at most, and what is longer is no text. */
    static final int LONGEST = 100_000;

    private final MeterRegistry meters;

    Heard(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What to say at once; empty when nothing is. */
    Optional<String> of(Inbound in, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Said said -> {
                count(in, "keyword");
                yield Optional.of(said.words());
            }
            case Outcome.Taken _ -> {
                count(in, "taken");
                yield Optional.empty();
            }
            case Outcome.FromNobody _ -> {
                count(in, "from-nobody");
                yield Optional.empty();
            }
        };
    }

    private void count(Inbound in, String outcome) {
        meters.counter("aftercare.replies", "channel", in.channel(), "outcome", outcome)
                .increment();
    }
}
