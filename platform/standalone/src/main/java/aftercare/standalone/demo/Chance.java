package aftercare.standalone.demo;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Where the demo's chance comes from: every matter has its own, so that what happens first changes nothing else. */
final class Chance {

    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** The chance of one matter, the same whenever it is asked for. */
    RandomGenerator of(Object... matter) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (Object part : matter) {
            for (char letter : String.valueOf(part).toCharArray()) {
                mixed = (mixed ^ letter) * 0x100000001B3L;
            }
            mixed = Long.rotateLeft(mixed, 17) * 0xD6E8FEB86659FD93L;
        }
        return new SplittableRandom(mixed);
    }
}
