package aftercare.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Where the launcher's commands begin. Exit codes: 0 done, 1 failed, 2 not asked for properly. */
@Command(
        name = "aftercare",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            DeadLettersCommand.class,
            LedgerCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ExplainCommand.class,
            EscalationsCommand.class,
            ChaosCommand.class,
            PartCommand.class
        })
public final class Aftercare {

    private Aftercare() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Aftercare())
                .setParameterExceptionHandler(Aftercare::complain)
                .setExecutionExceptionHandler(Aftercare::explain);
    }

    private static int complain(ParameterException e, String[] args) {
        e.getCommandLine().getErr().println("aftercare: " + e.getMessage());
        String command = e.getCommandLine().getCommandName();
        e.getCommandLine()
                .getErr()
                .println("Try: ./aftercare " + (command.equals("aftercare") ? "" : command + " ") + "--help");
        return 2;
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof Refusal) {
            command.getErr().println("aftercare: " + e.getMessage());
            return 1;
        }
        throw e;
    }
}
