package aftercare.followup.escalation;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Response;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ladders of the protocol. */
public final class ProtocolLadders implements Ladders {
    private final Protocol protocol;

    public ProtocolLadders(Protocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public Ladder of(Tier tier, List<RaisedFlag> flags) {
        return ladder(byCall(flags) ? protocol.responseByCall(tier) : protocol.response(tier));
    }

    @Override
    public boolean byCall(List<RaisedFlag> flags) {
        return flags.stream().allMatch(flag -> protocol.onCallList(flag.rule()));
    }

    static Ladder ladder(Response response) {
        Tier tier = response.tier();
        Duration actWithin = response.contactWithin().orElseThrow(() -> missing(tier, "contactWithin"));
        List<Ladder.Rung> rungs = response.ladder().stream()
                .map(rung -> new Ladder.Rung(rung.after(), rung.tell(), ways(rung.by())))
                .toList();
        if (rungs.isEmpty()) {
            throw missing(tier, "ladder");
        }
        Duration repeat = rungs.size() > 1
                ? rungs.getLast().after().minus(rungs.get(rungs.size() - 2).after())
                : actWithin;
        return new Ladder(
                rungs,
                repeat,
                response.acknowledgedFor().orElseThrow(() -> missing(tier, "acknowledgedFor")),
                actWithin);
    }

    private static Set<Way> ways(List<String> codes) {
        return codes.stream().flatMap(code -> Way.ofCode(code).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static IllegalArgumentException missing(Tier tier, String field) {
        return new IllegalArgumentException(
                "A " + tier + " flag cannot be escalated: the protocol's response to it has no " + field);
    }
}
