package aftercare.backends;

import java.io.IOException;
import java.nio.file.Path;

/** A store in a process of its own, open until its standard input ends. Prints its port when it listens. */
final class ServedStore {
    public static void main(String[] arguments) throws IOException {
        try (var store = Store.start(Path.of(arguments[0]), Ports.free())) {
            System.out.println(store.port());
            while (System.in.read() >= 0) {
                // Nobody writes here; the end is what matters.
            }
        }
    }

    private ServedStore() {}
}
