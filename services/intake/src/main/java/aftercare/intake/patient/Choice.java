package aftercare.intake.patient;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody wants to be written to by a channel.
 *
 * @param stopped false when they took it up again
 * @param at when they said so
 * @param heard ids of the last few times they said it, so that one told twice, or late, is heard once
 */
public record Choice(boolean stopped, Instant at, List<String> heard) {
    private static final int KEPT = 20;

    public Choice {
        heard = List.copyOf(heard);
    }

    static Choice after(@Nullable Choice before, boolean stop, String inbound, Instant now) {
        List<String> heard = before == null ? List.of() : before.heard();
        return new Choice(
                stop,
                now,
                Stream.concat(heard.stream().skip(Math.max(0, heard.size() - KEPT + 1)), Stream.of(inbound))
                        .toList());
    }
}
