package aftercare.session.vitals;

import java.util.Arrays;
import java.util.Optional;

/**
 * The side effects FDC-E01 to FDC-E19 of the own-worded instruments, with the labels of their boxes (version 1.0-draft, a
 * <b>proposal</b>). E01 to E16 are the seed article's, E17 to E19 are added.
 */
public enum SideEffect {
    E01("Time felt faster or slower than it was"),
    E02("Feeling anxious or panicky"),
    E03("Blurry sight"),
    E04("Not seeing, hearing or feeling things as well as normal"),
    E05("Dry mouth"),
    E06("Heart beating fast or hard"),
    E07("Headache, or a feeling of pressure in the head or eyes"),
    E08("Feeling wound up or over-excited"),
    E09("Not wanting to eat"),
    E10("Confused about where you were or what was happening"),
    E11("Feeling sick to your stomach"),
    E12("Throwing up"),
    E13("Eyes that jerk or move on their own"),
    E14("Not able to keep still"),
    E15("Slurred speech"),
    E16("Mixed senses, such as seeing sounds or hearing colors"),
    E17("Feeling dizzy"),
    E18("Feeling unreal or outside your body"),
    E19("Something else");

    private final String label;

    SideEffect(String label) {
        this.label = label;
    }

    /** Such as {@code FDC-E01}. */
    public String id() {
        return "FDC-" + name();
    }

    public String label() {
        return label;
    }

    public static Optional<SideEffect> of(String id) {
        return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
    }
}
