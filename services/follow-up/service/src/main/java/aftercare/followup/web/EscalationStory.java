package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.followup.escalation.Ladder;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells all of an escalation: what worried, what was told to whom and what was held back, and what comes next. */
final class EscalationStory {
    private final Ladders ladders;
    private final EscalationView view;
    private final Protocol protocol;
    private final Clinic clinic;

    EscalationStory(Ladders ladders, EscalationView view, Protocol protocol, Clinic clinic) {
        this.ladders = ladders;
        this.view = view;
        this.protocol = protocol;
        this.clinic = clinic;
    }

    /**
     * An escalation's story, a sentence each.
     *
     * @param flags what worried, by which rule and source, and whether it was told by itself
     * @param happened oldest first
     * @param next what it does by itself, and when
     */
    record Told(
            String id,
            String patient,
            String about,
            String state,
            List<String> flags,
            List<String> happened,
            String next) {}

    Told tell(Escalation escalation, Instant now) {
        Matter matter = escalation.matter();
        List<String> flags = new ArrayList<>();
        Tier worst = null;
        for (RaisedFlag flag : matter.flags()) {
            flags.add(flag(flag, escalation, worst));
            worst = worst == null ? flag.tier() : worst.worse(flag.tier());
        }
        return new Told(
                matter.id(),
                matter.patient(),
                matter.tier().name().toLowerCase(Locale.ROOT) + ": "
                        + EscalationView.concern(matter.concern()) + ", opened " + clinic.time(matter.openedAt())
                        + "; a first attempt of contact by " + clinic.time(matter.actBy())
                        + (matter.actedAt() == null
                                ? matter.actBy().isBefore(now) ? ", and nobody has tried" : ""
                                : ", tried " + clinic.time(matter.actedAt())),
                view.state(escalation),
                List.copyOf(flags),
                matter.history().stream().map(view::line).toList(),
                next(escalation));
    }

    /** @param before tier of the escalation when the flag came; null for the one that opened it */
    private String flag(RaisedFlag flag, Escalation escalation, @Nullable Tier before) {
        String source =
                protocol.rule(flag.rule()).map(rule -> "; " + rule.source()).orElse("");
        return clinic.time(flag.at()) + ", " + flag.tier().name().toLowerCase(Locale.ROOT) + ": "
                + flag.sentence() + " (flag " + flag.id() + ", rule " + flag.rule() + ", protocol "
                + flag.protocolVersion() + source + "). " + told(flag, escalation, before);
    }

    private String told(RaisedFlag flag, Escalation escalation, @Nullable Tier before) {
        if (before == null) {
            return "It opened the escalation.";
        }
        if (flag.tier() == Tier.RED || flag.tier().moreUrgentThan(before)) {
            return "It joined and was told at once, from the first step of the ladder.";
        }
        return "It joined and was not told by itself: this escalation, open "
                + (escalation instanceof Resolved closed
                        ? "until " + clinic.time(closed.resolution().at())
                        : "until a person resolves it")
                + ", covers it.";
    }

    private String next(Escalation escalation) {
        return switch (escalation) {
            case Open open -> {
                Ladder ladder = ladders.of(open.matter());
                yield clinic.time(open.nextAt()) + ": step " + open.step() + " of the ladder, round " + open.round()
                        + ", tells " + String.join(", ", ladder.tell(open.step()))
                        + (ladder.ended(open.step()) ? " and the operator: the ladder begins again" : "");
            }
            case Acknowledged taken ->
                clinic.time(taken.until()) + ": it opens again and the ladder begins, unless somebody resolves it";
            case Resolved _ -> "Nothing: it is closed, and a new flag opens another.";
        };
    }
}
