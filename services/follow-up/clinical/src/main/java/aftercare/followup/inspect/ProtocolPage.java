package aftercare.followup.inspect;

import aftercare.followup.flag.Rule;
import aftercare.followup.protocol.Announcement;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Response;
import aftercare.followup.protocol.Silence;
import aftercare.followup.protocol.Span;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Unanswered;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instrument;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Item;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A protocol in plain text, for a clinician, or the questions as a patient meets them. */
public final class ProtocolPage {
    private final Protocol protocol;
    private final Instruments instruments;
    private final List<String> lines = new ArrayList<>();

    private ProtocolPage(Protocol protocol, Instruments instruments) {
        this.protocol = protocol;
        this.instruments = instruments;
    }

    /** Schedule, tiers, silence and rules, with their sources. */
    public static List<String> clinician(Protocol protocol, Instruments instruments) {
        ProtocolPage page = new ProtocolPage(protocol, instruments);
        page.head();
        page.steps();
        page.tiers();
        page.announcements();
        page.silences();
        page.rules();
        page.measured();
        page.checkIn();
        return List.copyOf(page.lines);
    }

    /** Every step's questions with their answers, in the order they are asked. */
    public static List<String> patient(Protocol protocol, Instruments instruments) {
        ProtocolPage page = new ProtocolPage(protocol, instruments);
        page.head();
        for (Step step : protocol.steps()) {
            page.lines.add("");
            page.lines.add(step.key().toUpperCase(Locale.ROOT) + ": " + when(step));
            step.plans().forEach(page::questions);
        }
        return List.copyOf(page.lines);
    }

    private void head() {
        lines.add("Protocol " + protocol.id() + ", version " + protocol.version() + ": " + protocol.title());
        lines.add("Status: " + protocol.status());
        lines.add("Reviewed by: " + protocol.reviewer().orElse("nobody"));
    }

    private void steps() {
        section("When we ask");
        for (Step step : protocol.steps()) {
            lines.add("  " + step.key() + ": " + when(step));
            step.plans().forEach(plan -> lines.add("      " + plan(plan)));
            lines.add("      source: " + step.source());
        }
        lines.add("  exposure limits: " + protocol.exposureLimits().sessions28() + " sessions in 28 days"
                + protocol.exposureLimits().milligrams28().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(limit -> ", " + limit.getValue() + " mg by " + limit.getKey())
                        .collect(Collectors.joining()));
        lines.add("      source: " + protocol.exposureLimits().source());
    }

    private static String when(Step step) {
        StringBuilder when = new StringBuilder();
        Duration offset = step.offset().nominal();
        when.append(offset.isZero() ? "at" : length(step.offset()))
                .append(offset.isZero() ? "" : offset.isNegative() ? " before" : " after")
                .append(step.once() ? " the first " : " ")
                .append(step.anchor().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (!step.flags().isEmpty()) {
            when.append(" of ").append(String.join(" or ", step.flags()));
        }
        if (step.every().isPositive()) {
            when.append(", then every ").append(length(step.every()));
        }
        when.append("; open for ").append(length(step.window()));
        if (!step.reminders().isEmpty()) {
            when.append("; reminders after ")
                    .append(step.reminders().stream().map(ProtocolPage::length).collect(Collectors.joining(", ")));
        }
        when.append(step.urgent() ? "; also at night" : "");
        when.append(step.asks() == Step.Asked.MONITOR ? "; asks the monitor" : "");
        return when.toString();
    }

    private static String plan(Step.Plan plan) {
        FormPart part = plan.part();
        String form = part.instrument() + (part.form().equals("all") ? "" : " (" + part.form() + ")");
        return form
                + (plan.every() > 1 ? ", every " + plan.every() + "th time" : "")
                + (plan.first() > 0 ? ", the first " + plan.first() + " times" : "")
                + (plan.except() > 0 ? ", not every " + plan.except() + "th time" : "")
                + plan.eachWhile().map(e -> ", each time while " + e.text()).orElse("")
                + plan.onlyWhile().map(e -> ", only while " + e.text()).orElse("")
                + part.when().map(w -> ", when " + w).orElse("");
    }

    private void tiers() {
        section("How fast we act");
        for (Tier tier : Tier.values()) {
            response(lower(tier), protocol.response(tier));
        }
        lines.add("  by telephone, from the call list: silence, " + String.join(", ", protocol.callRules()));
        for (Tier tier : List.of(Tier.AMBER, Tier.YELLOW)) {
            response("  " + lower(tier), protocol.responseByCall(tier));
        }
    }

    private void response(String name, Response response) {
        String ladder = response.ladder().stream()
                .map(rung -> rung.tell()
                        + (rung.after().isZero() ? " at once" : " after " + length(rung.after()))
                        + (rung.by().isEmpty() ? "" : " by " + String.join(", ", rung.by())))
                .collect(Collectors.joining(", "));
        lines.add("  " + name + ": "
                + response.contactWithin()
                        .map(within -> "first contact within " + length(within) + "; ")
                        .orElse("before the next session")
                + ladder);
        lines.add("      source: " + response.source());
    }

    private void announcements() {
        section("What we tell before each session, without a question");
        for (Announcement told : protocol.announcements()) {
            lines.add("  " + told.template() + ": " + length(told.before()) + " before the planned start"
                    + (told.atHomeOnly() ? ", at home only" : ""));
            lines.add("      source: " + told.source());
        }
    }

    private void silences() {
        section("When a patient does not answer");
        for (Silence silence : protocol.silences()) {
            lines.add("  " + silence.id() + " (" + lower(silence.tier()) + "): " + silence.says());
            lines.add("      when "
                    + (silence.steps().isEmpty() ? "" : String.join(" or ", silence.steps()) + " is missed and ")
                    + silence.when().text());
        }
        for (Unanswered nobody : protocol.unanswered()) {
            lines.add("  " + nobody.rule() + ": "
                    + protocol.rule(nobody.rule()).orElseThrow().says());
            lines.add("      when none of " + String.join(", ", nobody.steps()) + " has an answer "
                    + length(nobody.after()) + " after the first was due and "
                    + nobody.when().text());
            lines.add("      source: " + nobody.source());
        }
    }

    private void rules() {
        section("What worries us: " + protocol.rules().size() + " rules");
        for (Rule rule : protocol.rules()) {
            lines.add("  " + rule.id() + " (" + lower(rule.tier()) + ", hold " + lower(rule.hold())
                    + rule.page().map(p -> ", page " + p).orElse("") + "): " + rule.says());
            lines.add("      when " + rule.when());
            lines.add("      source: " + rule.source());
        }
    }

    private void measured() {
        section("What worries us of what is measured in a session; the first line that holds decides");
        withoutPage(protocol.measured().all());
    }

    private void checkIn() {
        section("What worries us of what is said before a dose; every line that holds counts");
        withoutPage(protocol.checkIn().all());
    }

    private void withoutPage(List<Rule> rules) {
        for (Rule rule : rules) {
            lines.add("  " + rule.id() + " (" + lower(rule.tier()) + ", hold " + lower(rule.hold()) + "): "
                    + rule.says());
            lines.add("      when " + rule.when());
            lines.add("      source: " + rule.source());
        }
    }

    private void questions(Step.Plan plan) {
        Instrument instrument = instruments
                .find(plan.part().instrument())
                .orElseThrow(() -> new IllegalStateException("Not loaded: " + plan.part()));
        var form = instrument.form(plan.part().form());
        lines.add("  " + instrument.title() + " [" + plan(plan) + "]");
        Map<String, String> words = form.words().getOrDefault("en", Map.of());
        for (Item item : instrument.items()) {
            if (form.items().isEmpty() || form.items().contains(item.id())) {
                String text = item.text().in("en");
                for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replace("{" + word.getKey() + "}", word.getValue());
                }
                for (Map.Entry<String, String> phrase :
                        form.replace().getOrDefault("en", Map.of()).entrySet()) {
                    text = text.replace(phrase.getKey(), phrase.getValue());
                }
                lines.add("    " + item.id() + "  " + text);
                item.when().ifPresent(when -> lines.add("        asked when " + when));
                lines.add("        "
                        + item.options().values().stream()
                                .map(option -> option.in("en"))
                                .collect(Collectors.joining(" / ")));
            }
        }
    }

    private void section(String title) {
        lines.add("");
        lines.add(title);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whole days, hours or minutes. */
    private static String length(Span span) {
        String days = Math.abs(span.days()) == 1 ? "1 day" : Math.abs(span.days()) + " days";
        String time = hours(span.time().abs());
        return span.days() == 0 ? time : span.time().isZero() ? days : days + " and " + time;
    }

    private static String hours(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes % 60 == 0 && minutes > 0 ? minutes / 60 + " h" : minutes + " min";
    }

    static String length(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes % 1_440 == 0 && minutes >= 2_880) {
            return minutes / 1_440 + " days";
        }
        return hours(duration);
    }
}
