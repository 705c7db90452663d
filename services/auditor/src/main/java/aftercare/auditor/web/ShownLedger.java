package aftercare.auditor.web;

import aftercare.auditor.ledger.LedgerView;
import java.util.List;

/**
 * The ledger in the words of the page.
 *
 * @param equations each account in one line
 */
public record ShownLedger(LedgerView ledger, List<Equation> equations) {

    /**
     * Whole = sum of the parts.
     *
     * @param note what the parts leave out; empty for nothing
     */
    public record Equation(String account, String whole, List<Part> parts, String note) {}

    /** One part of a sum. */
    public record Part(String name, long count) {}

    static ShownLedger of(LedgerView ledger) {
        LedgerView.Flags flags = ledger.flags();
        LedgerView.Raised raised = flags.raised();
        return new ShownLedger(
                ledger,
                List.of(
                        new Equation(
                                "Answers",
                                ledger.answers().saved() + " pages saved",
                                List.of(
                                        new Part("assessed", ledger.answers().assessed()),
                                        new Part(
                                                "set aside for a person",
                                                ledger.answers().quarantined()),
                                        new Part("in flight", ledger.answers().waiting())),
                                ""),
                        new Equation(
                                "Scores",
                                ledger.scores().recomputed() + " assessments recomputed",
                                List.of(
                                        new Part(
                                                "came out the same",
                                                ledger.scores().recomputed()
                                                        - ledger.scores().differing()),
                                        new Part(
                                                "came out otherwise",
                                                ledger.scores().differing())),
                                ""),
                        new Equation(
                                "Rules",
                                ledger.rules().judged() + ledger.rules().unjudged() + " pages assessed",
                                List.of(
                                        new Part(
                                                "judged once more",
                                                ledger.rules().judged()),
                                        new Part(
                                                "of a protocol that is not in the log",
                                                ledger.rules().unjudged())),
                                "by the rules that one survey alone decides"),
                        new Equation(
                                "Flags",
                                raised.total() + " raised",
                                List.of(
                                        new Part("opened an escalation", flags.opened()),
                                        new Part("joined an open one", flags.attached()),
                                        new Part("logged for the next visit", flags.logged()),
                                        new Part("in flight", flags.waiting())),
                                raised.red() + " red, " + raised.amber() + " amber, " + raised.yellow() + " yellow, "
                                        + raised.blue() + " blue"),
                        new Equation(
                                "Escalations",
                                ledger.escalations().opened() + " opened",
                                List.of(
                                        new Part(
                                                "closed by a person",
                                                ledger.escalations().resolved()),
                                        new Part("open", ledger.escalations().open())),
                                ledger.escalations().acknowledged() + " acknowledged at least once"),
                        new Equation(
                                "Polls",
                                ledger.polls().planned() + " planned",
                                List.of(
                                        new Part(
                                                "answered in time",
                                                ledger.polls().answered()),
                                        new Part("answered late", ledger.polls().late()),
                                        new Part("missed", ledger.polls().missed()),
                                        new Part(
                                                "not needed any more",
                                                ledger.polls().cancelled()),
                                        new Part("still to end", ledger.polls().waiting())),
                                ledger.polls().sent() + " sent"),
                        new Equation(
                                "Messages to patients",
                                ledger.messages().requested() + " requested",
                                List.of(
                                        new Part("sent", ledger.messages().sent()),
                                        new Part("failed", ledger.messages().failed()),
                                        new Part("in flight", ledger.messages().waiting())),
                                ""),
                        new Equation(
                                "Holds",
                                ledger.holds().placed() + " placed",
                                List.of(
                                        new Part(
                                                "lifted by a person",
                                                ledger.holds().lifted()),
                                        new Part("standing", ledger.holds().standing())),
                                ledger.holds().waiting() + " patients whose newest change is on its way to session")));
    }
}
