package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import java.util.List;
import java.util.Locale;

/**
 * How likely a drug caused an adverse event, by the ten questions of Naranjo (Naranjo et al. 1981, Clin Pharmacol Ther
 * 30:239). Weights in {@code scoring/naranjo-weights.csv}, categories of the clinical reference. It supports a clinician's
 * judgement and never replaces it.
 *
 * @param total -4 to 13
 */
public record Naranjo(int total, Category category) {
    /** How many questions there are. */
    public static final int QUESTIONS = 10;

    private static final List<Weights> WEIGHTS = DataFile.resource("scoring/naranjo-weights.csv")
            .text()
            .lines()
            .filter(line -> !line.startsWith("#") && !line.startsWith("q,"))
            .map(Weights::read)
            .toList();

    /** 9 or more definite, 5 to 8 probable, 1 to 4 possible, 0 or less doubtful. */
    public enum Category {
        DEFINITE(9),
        PROBABLE(5),
        POSSIBLE(1),
        DOUBTFUL(Integer.MIN_VALUE);

        private final int from;

        Category(int from) {
            this.from = from;
        }

        /** As written in results: {@code probable}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Category of(int total) {
            for (Category category : values()) {
                if (total >= category.from) {
                    return category;
                }
            }
            return DOUBTFUL;
        }
    }

    private record Weights(int yes, int no, int unknown) {
        static Weights read(String line) {
            String[] cells = line.split(",", -1);
            return new Weights(Integer.parseInt(cells[2]), Integer.parseInt(cells[3]), Integer.parseInt(cells[4]));
        }

        int of(Certainty answer) {
            return switch (answer) {
                case YES -> yes;
                case NO -> no;
                case UNKNOWN -> unknown;
            };
        }
    }

    /**
     * Adds up.
     *
     * @param answers to questions 1 to 10, in order
     * @throws IllegalArgumentException when there are not ten
     */
    public static Naranjo of(List<Certainty> answers) {
        if (answers.size() != QUESTIONS) {
            throw new IllegalArgumentException("Naranjo has 10 questions, not " + answers.size());
        }
        int total = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            total += WEIGHTS.get(i).of(answers.get(i));
        }
        return new Naranjo(total, Category.of(total));
    }
}
