package aftercare.standalone;

import aftercare.standalone.clinic.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per part on the terminal, with the seconds since the command began. */
final class TerminalProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalProgress.class);

    private final PrintWriter terminal;
    private final long start = System.nanoTime();

    TerminalProgress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void done(String part) {
        terminal.printf(Locale.ROOT, "  %5.1f s  %s%n", seconds(), part);
        terminal.flush();
    }

    @Override
    public synchronized void failed(String part, Throwable cause) {
        LOG.error("Failed: {}", part, cause);
        Throwable root = cause;
        for (Throwable next = cause; next != null; next = next.getCause()) {
            root = next;
        }
        terminal.printf(Locale.ROOT, "  %5.1f s  %s failed: %s%n", seconds(), part, root);
        terminal.flush();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
