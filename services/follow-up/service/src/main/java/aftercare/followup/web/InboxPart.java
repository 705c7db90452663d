package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Matter;
import aftercare.followup.protocol.SilenceCause;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of the inbox. */
enum InboxPart {
    ALL("All"),
    UNTAKEN("Nobody has it"),
    MINE("Mine"),
    MY_TEAMS("My patients"),
    TO_AGREE("To agree"),
    OVERDUE("Overdue"),
    RED("Red"),
    AMBER("Amber"),
    YELLOW("Yellow"),
    SILENCE("No answer");

    private final String label;

    InboxPart(String label) {
        this.label = label;
    }

    /**
     * Who looks.
     *
     * @param teams whose patients the reader looks after; empty: everybody's
     */
    record Reader(String account, Set<String> teams, Instant now) {}

    String label() {
        return label;
    }

    /** As it is written in links, such as {@code to-agree}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of a code; everything, when there is none such. */
    static InboxPart of(String code) {
        return Arrays.stream(values())
                .filter(part -> part.code().equals(code))
                .findFirst()
                .orElse(ALL);
    }

    long count(List<Escalation> all, Reader reader) {
        return all.stream().filter(escalation -> holds(escalation, reader)).count();
    }

    /** True when it is one of these. */
    boolean holds(Escalation escalation, Reader reader) {
        Matter matter = escalation.matter();
        return switch (this) {
            case ALL -> true;
            case UNTAKEN -> escalation instanceof Open;
            case MINE ->
                escalation instanceof Acknowledged taken
                        && taken.snoozed() == null
                        && taken.by().equals(reader.account());
            case MY_TEAMS -> reader.teams().isEmpty() || reader.teams().contains(matter.careTeam());
            case TO_AGREE ->
                matter.proposal() != null && !matter.proposal().by().equals(reader.account());
            case OVERDUE -> matter.actedAt() == null && matter.actBy().isBefore(reader.now());
            case RED -> matter.tier() == Tier.RED;
            case AMBER -> matter.tier() == Tier.AMBER;
            case YELLOW -> matter.tier() == Tier.YELLOW;
            case SILENCE -> SilenceCause.isConcern(matter.concern());
        };
    }
}
