package aftercare.backends;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a class of the tests and can be killed as by kill -9. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    long pid() {
        return process.pid();
    }

    /** The next line it printed. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The child ended with " + process.exitValue());
        }
        return line;
    }

    /** Kills it at once and gives the whole lines that it had still printed. */
    List<String> kill() throws IOException, InterruptedException {
        // By its handle, since the process itself would close the pipe that we still read.
        process.toHandle().destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IOException("The child did not die");
        }
        var rest = new ArrayList<String>();
        String text = output.readAllAsString();
        int end = text.lastIndexOf('\n');
        if (end > 0) {
            rest.addAll(text.substring(0, end).lines().toList());
        }
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
