package aftercare.followup.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The symptoms of the urinary check and how each is graded 0 to 3 (clinical reference, own-worded instruments, section 4). */
public enum UrinarySymptom {
    FREQUENCY("frequency", "URI-01", "URI-01i"),
    URGENCY("urgency", "URI-02", "URI-02i"),
    LEAKING("leaking", "URI-03", "URI-03i"),
    PAINFUL_PEEING("painful-peeing", "URI-04", null),
    BLADDER_PAIN("bladder-pain", "URI-05", null),
    SMALL_AMOUNTS("small-amounts", "URI-06", "URI-06i"),
    NIGHT("night", "URI-07", null);

    private static final List<String> ITEMS = Arrays.stream(values())
            .flatMap(s -> Stream.concat(Stream.of(s.item), s.interference.stream()))
            .toList();

    private final String id;
    private final String score;
    private final String item;
    private final Optional<String> interference;

    UrinarySymptom(String id, String item, @org.jspecify.annotations.Nullable String interference) {
        this.id = id;
        this.score = "urinary-" + id;
        this.item = item;
        this.interference = Optional.ofNullable(interference);
    }

    public String id() {
        return id;
    }

    /** What its grade is called among the scores: {@code urinary-painful-peeing}. */
    public String score() {
        return score;
    }

    /** Ids of this symptom's own items, the one on interference last. */
    public List<String> own() {
        return Stream.concat(Stream.of(item), interference.stream()).toList();
    }

    /** Ids of the items that are numbers, those on interference included, in order. */
    public static List<String> items() {
        return ITEMS;
    }

    /** The grade; empty when an attribute is missing or was declined. */
    public OptionalInt grade(Answers answers) {
        OptionalInt asked = answers.number(item);
        if (asked.isEmpty()) {
            return OptionalInt.empty();
        }
        return switch (this) {
            case NIGHT -> OptionalInt.of(nightGrade(asked.getAsInt()));
            case PAINFUL_PEEING, BLADDER_PAIN ->
                CompositeGrade.of(CompositeGrade.NOT_ASKED, asked.getAsInt(), CompositeGrade.NOT_ASKED);
            case FREQUENCY, URGENCY, LEAKING, SMALL_AMOUNTS -> composite(asked.getAsInt(), answers);
        };
    }

    private OptionalInt composite(int frequency, Answers answers) {
        if (frequency == 0) {
            return OptionalInt.of(0);
        }
        OptionalInt way = interference.map(answers::number).orElse(OptionalInt.empty());
        return way.isEmpty()
                ? OptionalInt.empty()
                : CompositeGrade.of(frequency, CompositeGrade.NOT_ASKED, way.getAsInt());
    }

    /** Times woken: 0-1 = 0, 2 = 1, 3-4 = 2, 5 or more = 3. */
    private static int nightGrade(int times) {
        if (times <= 1) {
            return 0;
        }
        return times == 2 ? 1 : times <= 4 ? 2 : 3;
    }
}
