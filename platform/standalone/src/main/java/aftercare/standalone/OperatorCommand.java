package aftercare.standalone;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running clinic something and prints what it says. */
abstract class OperatorCommand implements Callable<Integer> {
    @Mixin
    AskedClinic clinic = new AskedClinic();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final CommandLine commandLine() {
        return spec.commandLine();
    }

    @Override
    public final Integer call() {
        int code = ask();
        out().flush();
        return code;
    }

    /**
     * Asks and prints.
     *
     * @return the exit code
     */
    abstract int ask();
}
