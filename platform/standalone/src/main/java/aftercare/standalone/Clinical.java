package aftercare.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the commands begin that need no clinic, so that they load no service and answer at once. */
@Command(
        name = "aftercare",
        subcommands = {ProtocolCommand.class, ScheduleCommand.class, RotaCommand.class, AssessCommand.class})
public final class Clinical {

    private Clinical() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Clinical())
                .setParameterExceptionHandler(Clinical::complain)
                .setExecutionExceptionHandler(Clinical::refuse);
    }

    private static int complain(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        while (command.getParent() != null && command.getParent().getParent() != null) {
            command = command.getParent();
        }
        command.getErr().println("aftercare: " + e.getMessage());
        command.getErr()
                .println("Try: ./aftercare "
                        + (command.getParent() == null ? "" : command.getCommandName() + " ")
                        + "--help");
        return 2;
    }

    /** A file that cannot be read is bad input too. */
    private static int refuse(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof aftercare.followup.datafile.DataFileException || e instanceof Refusal) {
            command.getErr().println("aftercare: " + e.getMessage());
            return 2;
        }
        throw e;
    }
}
