package aftercare.followup.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wrong passwords given lately, by name and address. Kept by each instance for itself and forgotten with it. */
final class Tries {
    private static final int ALLOWED = 5;
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final InstantSource wall;
    private final Map<Who, Wrong> lately = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Wrong> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Who(String name, String address) {}

    private record Wrong(int times, Instant last) {}

    Tries(InstantSource wall) {
        this.wall = wall;
    }

    synchronized boolean tooMany(String name, String address) {
        Wrong wrong = recent(new Who(name, address));
        return wrong != null && wrong.times() >= ALLOWED;
    }

    synchronized void countWrong(String name, String address) {
        Who who = new Who(name, address);
        Wrong wrong = recent(who);
        lately.put(who, new Wrong(wrong == null ? 1 : wrong.times() + 1, wall.instant()));
    }

    synchronized void forget(String name, String address) {
        lately.remove(new Who(name, address));
    }

    private @Nullable Wrong recent(Who who) {
        Wrong wrong = lately.get(who);
        return wrong == null || !wall.instant().isBefore(wrong.last().plus(WAIT)) ? null : wrong;
    }
}
