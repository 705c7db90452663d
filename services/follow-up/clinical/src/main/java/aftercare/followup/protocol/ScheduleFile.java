package aftercare.followup.protocol;

import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.expression.Expression;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.expression.WrongExpressionException;
import aftercare.followup.flag.Rule;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instrument;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads what a protocol says about when to ask, and what silence means. */
final class ScheduleFile {
    private final Instruments instruments;
    private final Vocabulary standing = Standing.vocabulary();

    ScheduleFile(Instruments instruments) {
        this.instruments = instruments;
    }

    Step step(Node node) {
        node.only(
                "key",
                "anchor",
                "flags",
                "asks",
                "offset",
                "every",
                "window",
                "reminders",
                "urgent",
                "baseline",
                "once",
                "source",
                "forms");
        Duration window = positive(node.need("window"), "Write how long an answer is in time, as PT24H");
        Step.Anchor anchor = node.need("anchor").oneOf(Step.Anchor.class);
        Span offset = span(node.need("offset"));
        if (offset.nominal().isNegative() && anchor != Step.Anchor.PLANNED_SESSION) {
            throw node.need("offset")
                    .wrong(
                            "is before its anchor, which nobody knows in advance",
                            "Write how long after it, as PT24H; only a planned-session can be looked forward to");
        }
        return new Step(
                node.text("key"),
                anchor,
                node.list("flags").stream().map(Node::text).toList(),
                node.find("asks").map(n -> n.oneOf(Step.Asked.class)).orElse(Step.Asked.PATIENT),
                offset,
                node.find("every").map(ScheduleFile::every).orElse(Span.ZERO),
                window,
                node.find("reminders").map(n -> reminders(n, window)).orElse(List.of()),
                node.flag("urgent", false),
                node.flag("baseline", false),
                node.flag("once", false),
                node.need("forms").items().stream().map(this::plan).toList(),
                node.text("source"));
    }

    private static Span every(Node node) {
        positive(node, "Write how long it is to the next one, as P7D, or leave the line out");
        return span(node);
    }

    private static Span span(Node node) {
        Duration checked = node.duration();
        return checked.isZero() ? Span.ZERO : Span.parse(node.text());
    }

    private static Duration positive(Node node, String fix) {
        Duration duration = node.duration();
        if (duration.isNegative() || duration.isZero()) {
            throw node.wrong("is not longer than nothing", fix);
        }
        return duration;
    }

    /** One goes at 1/3 of the window, two at 1/3 and 2/3; or a list says when. */
    private static List<Duration> reminders(Node node, Duration window) {
        if (node.isList()) {
            List<Duration> listed = node.items().stream().map(Node::duration).toList();
            for (Duration reminder : listed) {
                if (reminder.isNegative() || reminder.isZero() || reminder.compareTo(window) >= 0) {
                    throw node.wrong(
                            "has " + reminder + ", which is not inside the window of " + window,
                            "Write how long after the sending, as PT30M");
                }
            }
            return listed;
        }
        int count = node.number();
        if (count < 0 || count > 2) {
            throw node.wrong("is " + count, "Write 0, 1 or 2, or the times as a list such as [PT30M, PT2H]");
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> window.multipliedBy(i).dividedBy(3))
                .toList();
    }

    private Step.Plan plan(Node node) {
        node.only("form", "items", "after", "when", "every", "except", "first", "each-while", "only-while");
        Instrument instrument = instruments
                .find(node.text("form"))
                .orElseThrow(() -> node.need("form")
                        .wrong(
                                "'" + node.text("form") + "' is not an instrument",
                                hint(
                                        node.text("form"),
                                        instruments.all().stream()
                                                .map(Instrument::id)
                                                .toList())));
        String items = node.textOr("items", "all");
        if (!items.equals("all") && !instrument.forms().containsKey(items)) {
            throw node.need("items")
                    .wrong(
                            "'" + items + "' is no selection of " + instrument.id(),
                            hint(items, List.copyOf(instrument.forms().keySet())));
        }
        node.find("after").ifPresent(after -> {
            if (instruments.item(after.text()).isEmpty()) {
                throw after.wrong("'" + after.text() + "' is not a question", "Write an item id such as FDC-03");
            }
        });
        node.find("when").ifPresent(this::check);
        return new Step.Plan(
                new FormPart(
                        instrument.id(),
                        instrument.version(),
                        items,
                        node.optionalText("after"),
                        node.optionalText("when")),
                atLeast(node, "every", 1),
                atLeast(node, "except", 0),
                atLeast(node, "first", 0),
                node.find("each-while").map(this::condition),
                node.find("only-while").map(this::condition));
    }

    private static int atLeast(Node node, String name, int least) {
        int number = node.number(name, least);
        if (number < least) {
            throw node.need(name).wrong("is " + number, "Write " + least + " or more, or leave it out");
        }
        return number;
    }

    private void check(Node when) {
        try {
            instruments.check(when.text());
        } catch (WrongExpressionException e) {
            throw when.wrong("of the form: " + e.problem(), e.fix());
        }
    }

    private Expression condition(Node node) {
        try {
            return standing.compile(node.text());
        } catch (WrongExpressionException e) {
            throw node.wrong("cannot be used: " + e.problem(), e.fix());
        }
    }

    ExposureLimits limits(Node node) {
        node.only("sessions-28d", "milligrams-28d", "source");
        Map<String, Integer> milligrams = new LinkedHashMap<>();
        node.find("milligrams-28d")
                .ifPresent(
                        byRoute -> byRoute.entries().forEach((route, limit) -> milligrams.put(route, limit.number())));
        return new ExposureLimits(node.need("sessions-28d").number(), milligrams, node.text("source"));
    }

    Sending sending(Node node) {
        node.only("merge-within", "links-per-day", "quiet-from", "quiet-until", "source");
        return new Sending(
                node.need("merge-within").duration(),
                node.need("links-per-day").number(),
                node.need("quiet-from").time(),
                node.need("quiet-until").time(),
                node.text("source"));
    }

    Silence silence(Node node, List<Step> steps) {
        node.only("id", "steps", "when", "tier", "says", "source");
        List<String> keys = steps.stream().map(Step::key).toList();
        node.list("steps").forEach(step -> {
            if (!keys.contains(step.text())) {
                throw step.wrong("has '" + step.text() + "', which is not a step", hint(step.text(), keys));
            }
        });
        return new Silence(
                node.text("id"),
                node.list("steps").stream().map(Node::text).toList(),
                condition(node.need("when")),
                node.need("tier").oneOf(Tier.class),
                node.text("says"),
                node.text("source"));
    }

    Announcement announcement(Node node) {
        node.only("template", "before", "at-home-only", "source");
        return new Announcement(
                node.text("template"),
                positive(node.need("before"), "Write how long before the planned start, as PT24H"),
                node.flag("at-home-only", false),
                node.text("source"));
    }

    Unanswered unanswered(Node node, List<Step> steps, List<Rule> builtIn) {
        node.only("rule", "steps", "after", "when", "source");
        List<String> keys = steps.stream().map(Step::key).toList();
        List<Node> named = node.need("steps").items();
        if (named.isEmpty()) {
            throw node.need("steps").wrong("is empty", "List the steps of which one has to be answered");
        }
        named.forEach(step -> {
            if (!keys.contains(step.text())) {
                throw step.wrong("has '" + step.text() + "', which is not a step", hint(step.text(), keys));
            }
        });
        List<String> ids = builtIn.stream().map(Rule::id).toList();
        if (!ids.contains(node.text("rule"))) {
            throw node.need("rule")
                    .wrong("'" + node.text("rule") + "' is not a built-in rule", hint(node.text("rule"), ids));
        }
        return new Unanswered(
                node.text("rule"),
                named.stream().map(Node::text).toList(),
                positive(node.need("after"), "Write how long after the first step was due, as PT60M"),
                condition(node.need("when")),
                node.text("source"));
    }

    private static String hint(String written, List<String> known) {
        return Nearest.hint(written, known).orElse("Known are " + String.join(", ", known));
    }
}
