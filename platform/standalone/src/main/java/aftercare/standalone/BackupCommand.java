package aftercare.standalone;

import aftercare.standalone.backup.Backup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a clinic's data folder, whether the clinic runs or not. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR")
    private Path backup = Path.of("");

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(".aftercare");

    @Override
    public Integer call() {
        Backup.Made made = Backup.make(data, backup, Instant.now());
        spec.commandLine()
                .getOut()
                .printf(
                        "%d files of %s, %.1f MB, are in %s%s%n",
                        made.files(),
                        data,
                        made.bytes() / 1e6,
                        backup.toAbsolutePath(),
                        made.stoodStill().isZero()
                                ? ""
                                : "; the clinic stood still for "
                                        + made.stoodStill().toMillis() + " ms");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
