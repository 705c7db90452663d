package aftercare.followup.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One score of an instrument, as its file says it. Always computed from the answers, never taken from what a form declares. */
public sealed interface ScoreRule {
    /** What it is called in results: {@code total}, {@code grade}, {@code storage}. */
    String name();

    /** The items it looks at. */
    List<String> items();

    /** The number it comes to; empty as long as answers are missing, and for what is no number. */
    OptionalInt value(Answers answers);

    /** The band of these answers; empty without a number, or when no band is known for it. */
    Optional<String> band(Answers answers);

    /** True when it has bands at all. */
    boolean banded();

    /** From {@code from} to {@code to}, both included, is called {@code band}. */
    record Band(int from, int to, String band) {}

    /** Yes to any of these items is called {@code band}. */
    record Level(List<String> anyYes, String band) {
        public Level {
            anyYes = List.copyOf(anyYes);
        }
    }

    /** The sum of all the items: a total or a subscale. A partial form has none. */
    record Sum(String name, List<String> items, List<Band> bands) implements ScoreRule {
        public Sum {
            items = List.copyOf(items);
            bands = List.copyOf(bands);
        }

        @Override
        public OptionalInt value(Answers answers) {
            int total = 0;
            for (String item : items) {
                OptionalInt value = answers.number(item);
                if (value.isEmpty()) {
                    return OptionalInt.empty();
                }
                total += value.getAsInt();
            }
            return OptionalInt.of(total);
        }

        /** The band of a sum. */
        Optional<String> bandOf(int total) {
            return bands.stream()
                    .filter(b -> total >= b.from && total <= b.to)
                    .map(Band::band)
                    .findFirst();
        }

        @Override
        public Optional<String> band(Answers answers) {
            OptionalInt value = value(answers);
            return value.isEmpty() ? Optional.empty() : bandOf(value.getAsInt());
        }

        @Override
        public boolean banded() {
            return !bands.isEmpty();
        }
    }

    /**
     * The grade 0 to 3 of one symptom from its frequency, severity and interference; see {@link CompositeGrade}. An
     * attribute without an answer was not asked; one declined gives no grade.
     */
    record Composite(String name, String frequency, String severity, String interference) implements ScoreRule {
        @Override
        public List<String> items() {
            return List.of(frequency, severity, interference);
        }

        @Override
        public OptionalInt value(Answers answers) {
            if (items().stream().anyMatch(answers::declined)) {
                return OptionalInt.empty();
            }
            return CompositeGrade.of(
                    attribute(answers, frequency), attribute(answers, severity), attribute(answers, interference));
        }

        private static int attribute(Answers answers, String item) {
            return answers.number(item).orElse(CompositeGrade.NOT_ASKED);
        }

        @Override
        public Optional<String> band(Answers answers) {
            return Optional.empty();
        }

        @Override
        public boolean banded() {
            return false;
        }
    }

    /**
     * The number, from 1, of the last item answered yes, 0 when all are answered and none is. It is no total: a yes counts
     * whatever else is open. The band is that of the last level with a yes.
     */
    record MostSevereYes(String name, List<String> items, List<Level> levels) implements ScoreRule {
        public MostSevereYes {
            items = List.copyOf(items);
            levels = List.copyOf(levels);
        }

        @Override
        public OptionalInt value(Answers answers) {
            for (int i = items.size(); i > 0; i--) {
                if (answers.is(items.get(i - 1), "yes")) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.of(0);
        }

        @Override
        public Optional<String> band(Answers answers) {
            return levels.stream()
                    .filter(level -> level.anyYes.stream().anyMatch(item -> answers.is(item, "yes")))
                    .map(Level::band)
                    .reduce((first, second) -> second);
        }

        @Override
        public boolean banded() {
            return !levels.isEmpty();
        }
    }

    /** Nothing adds up: each answer stands for itself. */
    record Each(String name, List<String> items) implements ScoreRule {
        public Each {
            items = List.copyOf(items);
        }

        /** Item to answer, unanswered ones left out. */
        Map<String, String> found(Answers answers) {
            Map<String, String> found = new LinkedHashMap<>();
            items.forEach(id -> answers.get(id).ifPresent(value -> found.put(id, value)));
            return found;
        }

        @Override
        public OptionalInt value(Answers answers) {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> band(Answers answers) {
            return Optional.empty();
        }

        @Override
        public boolean banded() {
            return false;
        }
    }
}
