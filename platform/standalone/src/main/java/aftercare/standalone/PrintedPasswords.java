package aftercare.standalone;

import aftercare.followup.staff.FirstPasswords;
import java.io.PrintWriter;
import java.util.List;

/** Prints the first accounts at once: should the process die a moment later, they have been seen. */
final class PrintedPasswords implements FirstPasswords {

    private final PrintWriter terminal;

    PrintedPasswords(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(List<FirstPassword> made) {
        StringBuilder text = new StringBuilder();
        text.append("Staff accounts were made. Their passwords are shown this once and stored nowhere:\n");
        for (FirstPassword account : made) {
            text.append(String.format(
                    "  %-12s %-20s %s%n", account.username(), account.password(), account.rolesInWords()));
        }
        terminal.print(text);
        terminal.flush();
    }
}
