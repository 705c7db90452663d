package aftercare.standalone.chaos;

import aftercare.standalone.chaos.Lines.Point;
import aftercare.standalone.clinic.Part;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that goes wrong. */
sealed interface Fault {
    /** In the words of the report. */
    String said();

    /** A process dies without a word. */
    record Kill(String part) implements Fault {
        @Override
        public String said() {
            return "kill " + part;
        }
    }

    /** A service dies where it hurts most. */
    record KillAt(String service, Point point) implements Fault {
        @Override
        public String said() {
            return "kill " + service + " " + point.code();
        }
    }

    /** A process hangs for a while. */
    record Pause(String part, int millis) implements Fault {
        @Override
        public String said() {
            return "pause " + part + " " + millis + " ms";
        }
    }

    /** Every piece of traffic with a backend takes longer. */
    record Slow(String line, int millis) implements Fault {
        @Override
        public String said() {
            return "slow " + line + " " + millis + " ms";
        }
    }

    /** All connections to the backends are cut. */
    record Cut() implements Fault {
        @Override
        public String said() {
            return "cut all lines";
        }
    }

    /** Facts that were delivered are delivered again, in another order. */
    record Repeat(int most) implements Fault {
        @Override
        public String said() {
            return "repeat up to " + most + " facts out of order";
        }
    }

    /** The clock jumps ahead, in each process at another moment. */
    record Step(int minutes) implements Fault {
        @Override
        public String said() {
            return "step the clocks by " + minutes + " min";
        }
    }

    /** The clock of one service is set back. */
    record SetBack(String service, int seconds) implements Fault {
        @Override
        public String said() {
            return "set the clock of " + service + " back by " + seconds + " s";
        }
    }

    /** The disk under the broker or the database is full for a while. */
    record Fill(String part, int millis) implements Fault {
        @Override
        public String said() {
            return "fill the disk of the " + part + " for " + millis + " ms";
        }
    }

    List<String> SERVICES = List.of("intake", "session", "follow-up", "auditor");

    /**
     * One at random.
     *
     * @param canFill whether there is a disk that may be filled
     */
    static Fault draw(RandomGenerator dice, boolean canFill) {
        List<String> backends = List.of(Part.BROKER, Part.DATABASE);
        return switch (dice.nextInt(canFill ? 14 : 13)) {
            case 0 -> new Kill(pick(SERVICES, dice));
            case 1 -> new Kill(Part.BROKER);
            case 2 -> new Kill(Part.DATABASE);
            case 3 -> new Kill(Part.DOOR);
            case 4, 5, 6 -> killAt(dice);
            case 7 ->
                new Pause(
                        pick(List.of(Part.BROKER, Part.DATABASE, "follow-up", "intake"), dice),
                        500 + dice.nextInt(3000));
            case 8 -> new Slow(pick(backends, dice), 20 + dice.nextInt(100));
            case 9 -> new Cut();
            case 10 -> new Repeat(50);
            case 11 -> new SetBack(pick(SERVICES, dice), 5 + dice.nextInt(120));
            case 13 -> new Fill(pick(backends, dice), 500 + dice.nextInt(2500));
            default -> new Step(20 + dice.nextInt(600));
        };
    }

    private static Fault killAt(RandomGenerator dice) {
        Point point = pick(List.of(Point.values()), dice);
        List<String> who = switch (point) {
            case BEFORE_MAIL, AFTER_MAIL -> List.of("intake", "follow-up");
            case BEFORE_WRITE, AFTER_WRITE, BEFORE_PUBLISH, AFTER_PUBLISH, BEFORE_COMMIT ->
                List.of("intake", "session", "follow-up", "follow-up");
        };
        return new KillAt(pick(who, dice), point);
    }

    private static <T> T pick(List<T> from, RandomGenerator dice) {
        return from.get(dice.nextInt(from.size()));
    }
}
