package aftercare.session.web;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Coded;
import aftercare.session.readiness.LastTime;
import aftercare.session.readiness.Question;
import aftercare.session.readiness.Reply;
import aftercare.session.readiness.Sedative;
import aftercare.session.readiness.Since;
import aftercare.session.readiness.WayHome;
import aftercare.session.treatment.CheckIn;
import aftercare.session.treatment.Monitor;
import aftercare.session.treatment.Session;
import aftercare.session.vitals.BloodPressure;
import aftercare.web.FormErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was typed at a check-in, as it was typed, by field. A field is named by the id of its question; beside a question
 * for a time stands {@code <id>-at} for the time itself, with an offset (REST) or by the patient's clock without one (the
 * page).
 */
public record CheckInForm(Map<String, String> typed) {
    /** Questions for a time, and what "not" means for each. */
    public static final List<Question> TIMES = List.of(
            Question.SEDATIVE,
            Question.OPIOID,
            Question.STIMULANT,
            Question.ALCOHOL,
            Question.SOLIDS,
            Question.LIQUIDS);

    static final List<String> FIELDS = fields();
    private static final Duration LONGEST_AGO = Duration.ofDays(366);
    private static final String SYSTOLIC = "systolic";
    private static final String DIASTOLIC = "diastolic";

    public CheckInForm {
        typed = Map.copyOf(typed);
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>();
        Arrays.stream(Question.values())
                .filter(q -> q != Question.PRESSURE)
                .map(Question::id)
                .forEach(fields::add);
        TIMES.forEach(q -> fields.add(at(q)));
        fields.addAll(List.of("adult.name", "adult.phone", SYSTOLIC, DIASTOLIC));
        return List.copyOf(fields);
    }

    /** The field for the time itself. */
    public static String at(Question question) {
        return question.id() + "-at";
    }

    /** What "not" means for a question for a time. */
    public static String notLately(Question question) {
        return question == Question.SOLIDS || question == Question.LIQUIDS ? "Not today" : "Not in the last 2 days";
    }

    static CheckInForm of(Function<String, @Nullable String> typed) {
        Map<String, String> kept = new HashMap<>();
        FIELDS.forEach(field -> kept.put(field, Typed.orEmpty(typed.apply(field))));
        return new CheckInForm(kept);
    }

    /**
     * The page's first state: what was said at the last check-in, or the named monitor. A blood pressure is not repeated,
     * since it would be taken for a new measurement.
     */
    static CheckInForm of(Session session, ZoneId zone) {
        Map<String, String> kept = new HashMap<>();
        @Nullable Monitor adult = session.plan().monitor();
        Optional<CheckIn> last = session.chart().lastCheckIn();
        if (last.isPresent()) {
            Answers answers = last.get().answers();
            kept.putAll(answers.coded());
            kept.remove(Question.PRESSURE.id());
            TIMES.forEach(q -> split(q, kept, zone));
            adult = last.get().adult();
        }
        if (adult != null) {
            kept.put("adult.name", adult.name());
            kept.put("adult.phone", adult.phone());
        }
        return new CheckInForm(kept);
    }

    private static void split(Question question, Map<String, String> kept, ZoneId zone) {
        LastTime.of(kept.getOrDefault(question.id(), ""))
                .filter(LastTime.At.class::isInstance)
                .map(LastTime.At.class::cast)
                .ifPresent(time -> {
                    kept.put(question.id(), "at");
                    kept.put(
                            at(question),
                            LocalDateTime.ofInstant(time.at(), zone)
                                    .truncatedTo(ChronoUnit.MINUTES)
                                    .toString());
                });
    }

    /** What was typed into a field; empty when nothing was. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether the box of a change is ticked. */
    public boolean ticked(Since change) {
        return List.of(value(Question.CHANGES.id()).split(",", -1)).contains(change.code());
    }

    /** What the fields mean. */
    record Said(Answers answers, @Nullable Monitor adult) {}

    /** Empty when a field is faulty, and then {@code errors} says which and what to do. */
    Optional<Said> read(Instant now, ZoneId zone, FormErrors errors) {
        Optional<Reply> pregnancy =
                reply(Question.PREGNANCY, Answers.PREGNANCY, "whether you could be pregnant", errors);
        Set<Since> changes = changes(errors);
        Optional<Reply> medicine = reply(
                Question.PRESSURE_MEDICINE,
                Answers.PRESSURE_MEDICINE,
                "whether you took your blood pressure medicine today",
                errors);
        Optional<LastTime> sedative =
                time(Question.SEDATIVE, "when you last took a pill for sleep or to calm you", now, zone, errors);
        Optional<Sedative> kind = sedative.filter(LastTime.At.class::isInstance)
                .flatMap(_ -> option(Sedative.class, Question.SEDATIVE_KIND, "what kind of pill it was", errors));
        Optional<LastTime> opioid =
                time(Question.OPIOID, "when you last took a strong pain medicine", now, zone, errors);
        Optional<LastTime> stimulant = time(Question.STIMULANT, "when you last took a stimulant", now, zone, errors);
        Optional<LastTime> alcohol = time(Question.ALCOHOL, "when you last drank alcohol", now, zone, errors);
        Optional<Reply> hangover =
                reply(Question.HANGOVER, Answers.HANGOVER, "whether you have a hangover now", errors);
        Optional<LastTime> solids = time(Question.SOLIDS, "when you last ate solid food", now, zone, errors);
        Optional<LastTime> liquids = time(
                Question.LIQUIDS, "when you last drank anything, apart from a sip with medicine", now, zone, errors);
        Optional<Reply> company = reply(Question.ADULT, Answers.ADULT, "whether an adult stays with you", errors);
        boolean named = company.filter(c -> c == Reply.YES).isPresent();
        @Nullable Monitor adult = named
                ? Adult.read("adult", "the adult who stays with you", value("adult.name"), value("adult.phone"), errors)
                : null;
        Optional<WayHome> wayHome = option(WayHome.class, Question.WAY_HOME, "how you will get home", errors);
        Optional<Reply> maoi = reply(Question.MAOI, Answers.MAOI, "whether the patient takes an MAO inhibitor", errors);
        @Nullable BloodPressure pressure =
                Numbers.pressure(SYSTOLIC, DIASTOLIC, "before the dose", value(SYSTOLIC), value(DIASTOLIC), errors);
        if (errors.any()) {
            return Optional.empty();
        }
        Answers answers = new Answers(
                pregnancy.orElseThrow(),
                changes,
                medicine.orElseThrow(),
                sedative.orElseThrow(),
                kind.orElse(null),
                opioid.orElseThrow(),
                stimulant.orElseThrow(),
                alcohol.orElseThrow(),
                hangover.orElseThrow(),
                solids.orElseThrow(),
                liquids.orElseThrow(),
                company.orElseThrow(),
                wayHome.orElseThrow(),
                maoi.orElseThrow(),
                pressure);
        return Optional.of(new Said(answers, adult));
    }

    private Set<Since> changes(FormErrors errors) {
        Set<Since> changes = EnumSet.noneOf(Since.class);
        String field = Question.CHANGES.id();
        for (String code : value(field).split(",", -1)) {
            Coded.find(Since.class, code.strip())
                    .ifPresentOrElse(
                            changes::add,
                            () -> errors.add(
                                    field,
                                    "Tick what has changed since your last session, or \"None of these\"; the codes are "
                                            + Coded.codes(List.of(Since.values()))));
        }
        errors.check(
                changes.size() <= 1 || changes.stream().noneMatch(Since::alone),
                field,
                "Tick either what has changed since your last session, or \"None of these\", not both");
        return changes;
    }

    private Optional<Reply> reply(Question question, List<Reply> options, String what, FormErrors errors) {
        Optional<Reply> reply = Coded.find(Reply.class, value(question.id())).filter(options::contains);
        errors.check(reply.isPresent(), question.id(), "Select " + what + ", one of: " + Coded.codes(options));
        return reply;
    }

    private <E extends Enum<E> & Coded> Optional<E> option(
            Class<E> type, Question question, String what, FormErrors errors) {
        Optional<E> option = Coded.find(type, value(question.id()));
        errors.check(
                option.isPresent(),
                question.id(),
                "Select " + what + ", one of: " + Coded.codes(List.of(type.getEnumConstants())));
        return option;
    }

    private Optional<LastTime> time(Question question, String what, Instant now, ZoneId zone, FormErrors errors) {
        String field = question.id();
        String chosen = value(field);
        String at = value(at(question));
        if (chosen.equals("none") || chosen.equals("declined")) {
            errors.check(at.isEmpty(), field, "Enter " + what + ", or select an answer without a time, not both");
            return LastTime.of(chosen);
        }
        String typedTime = chosen.isEmpty() || chosen.equals("at") ? at : chosen;
        if (typedTime.isEmpty()) {
            errors.add(field, "Enter " + what + ", or select \"" + notLately(question) + "\" (code none)");
            return Optional.empty();
        }
        Optional<Instant> instant = Typed.instant(typedTime, zone);
        if (instant.isEmpty()) {
            errors.add(
                    field,
                    "Enter " + what + " as a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00");
        }
        return instant.filter(i -> {
                    errors.check(
                            !i.isAfter(now), field, "Enter " + what + " as a time that has passed; check the date");
                    errors.check(
                            !i.isBefore(now.minus(LONGEST_AGO)),
                            field,
                            "Enter " + what + " as a time within the last year; check the year");
                    return errors.of(field) == null;
                })
                .map(LastTime.At::new);
    }

    @Override
    public String toString() {
        return "CheckInForm[hidden]";
    }
}
