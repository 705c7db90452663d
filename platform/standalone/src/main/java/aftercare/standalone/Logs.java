package aftercare.standalone;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the process logs to. */
final class Logs {

    private Logs() {}

    /** To be called before the first logger is made: the place is read once, and no service may change it. */
    static void to(Path file) {
        System.setProperty("aftercare.log", file.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
