package aftercare.standalone.backup;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoodStillTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    /** A process and one that it started, each writing on and on. */
    @Test
    void processesStandUntilTheyAreLetGo() throws IOException {
        String write = "while true; do echo x >>\"$0\"; sleep 0.01; done";
        Path parents = folder.resolve("parent");
        Path childs = folder.resolve("child");
        Process process = new ProcessBuilder(
                        "sh", "-c", "sh -c '" + write + "' '" + childs + "' & " + write, parents.toString())
                .start();
        try {
            await().atMost(SOON).until(() -> size(parents) > 0 && size(childs) > 0);
            long parent;
            long child;
            try (StoodStill _ = StoodStill.of(process.toHandle())) {
                parent = size(parents);
                child = size(childs);
                await().pollDelay(Duration.ofMillis(500))
                        .atMost(SOON)
                        .until(() -> size(parents) == parent && size(childs) == child);
            }
            await().atMost(SOON).until(() -> size(parents) > parent && size(childs) > child);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
