package aftercare.followup;

import aftercare.followup.staff.FirstPasswords;
import java.io.PrintStream;
import java.util.List;

/** Prints the first passwords where the service was started, and keeps them nowhere. */
final class PrintFirstPasswords implements FirstPasswords {
    private final PrintStream out;

    PrintFirstPasswords(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(List<FirstPassword> made) {
        out.println("Accounts made at the first start; these passwords are shown this once:");
        made.forEach(one -> out.printf("  %-12s %-15s %s%n", one.username(), one.rolesInWords(), one.password()));
        out.flush();
    }
}
