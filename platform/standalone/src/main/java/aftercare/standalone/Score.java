package aftercare.standalone;

import aftercare.followup.survey.ScoreLine;
import java.util.List;

/** {@code ./aftercare score}: apart from the other commands, so that it loads next to nothing and answers at once. */
public final class Score {

    private Score() {}

    public static void main(String[] args) {
        switch (ScoreLine.run(List.of(args))) {
            case ScoreLine.Scored scored -> System.out.println(scored.json());
            case ScoreLine.Refused refused -> {
                System.err.println("aftercare: " + refused.message());
                System.exit(2);
            }
        }
    }
}
