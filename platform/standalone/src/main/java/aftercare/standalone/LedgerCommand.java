package aftercare.standalone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Has the auditor read the whole log anew, and shows whether it adds up. */
@Command(name = "ledger", subcommands = LedgerCommand.Verify.class)
final class LedgerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "ledger needs verify");
    }

    @Command(name = "verify")
    static final class Verify extends OperatorCommand {
        @Option(names = "--from", paramLabel = "INSTANT")
        private String from = "";

        @Option(names = "--to", paramLabel = "INSTANT")
        private String to = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        int ask() {
            JsonNode ledger = clinic.get("/api/auditor/examination?from=" + encoded(from) + "&to=" + encoded(to));
            if (json) {
                out().println(ledger);
            } else {
                print(ledger);
            }
            return ledger.path("imbalance").asInt() == 0 ? 0 : 1;
        }

        private static String encoded(String instant) {
            return URLEncoder.encode(instant.strip(), StandardCharsets.UTF_8);
        }

        private void print(JsonNode ledger) {
            JsonNode raised = ledger.path("flags").path("raised");
            long flags = 0;
            for (JsonNode tier : raised) {
                flags += tier.asLong();
            }
            out().printf("%-12s %9s   %s%n", "ACCOUNT", "WHOLE", "PARTS");
            line(ledger, "answers", "saved", "assessed", "quarantined", "waiting");
            line(ledger, "scores", "recomputed", "differing");
            line(ledger, "rules", "judged", "unjudged");
            line("flags", flags, ledger.path("flags"), "opened", "attached", "logged", "waiting");
            line(ledger, "escalations", "opened", "resolved", "open");
            line(ledger, "polls", "planned", "answered", "late", "missed", "cancelled", "waiting");
            line(ledger, "messages", "requested", "sent", "failed", "waiting");
            line(ledger, "holds", "placed", "lifted", "standing");
            out().printf(
                            "%d facts read up to %s; %d repeated, %d of a newer version, %d unreadable, %d missing%n",
                            ledger.path("facts").asLong(),
                            ledger.path("readUpTo").asString(),
                            ledger.path("duplicates").asLong(),
                            ledger.path("foreign").asLong(),
                            ledger.path("unreadable").asLong(),
                            ledger.path("missing").asLong());
            for (JsonNode problem : ledger.path("problems")) {
                out().printf(
                                "%-12s %s: %s%n",
                                problem.path("account").asString(),
                                problem.path("id").asString(),
                                problem.path("what").asString());
            }
            int imbalance = ledger.path("imbalance").asInt();
            int unlisted = imbalance - ledger.path("problems").size();
            if (unlisted > 0) {
                out().printf("and %d more%n", unlisted);
            }
            out().println(imbalance == 0 ? "imbalance 0: everything adds up" : "imbalance " + imbalance);
        }

        private void line(JsonNode ledger, String account, String whole, String... parts) {
            JsonNode figures = ledger.path(account);
            line(account, figures.path(whole).asLong(), figures, parts);
        }

        private void line(String account, long whole, JsonNode figures, String... parts) {
            StringBuilder sum = new StringBuilder();
            for (String part : parts) {
                sum.append(sum.isEmpty() ? "" : " + ")
                        .append(figures.path(part).asLong())
                        .append(' ')
                        .append(part);
            }
            out().printf("%-12s %9d = %s%n", account, whole, sum);
        }
    }
}
