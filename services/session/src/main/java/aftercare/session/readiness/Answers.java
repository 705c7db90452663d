package aftercare.session.readiness;

import aftercare.session.vitals.BloodPressure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was answered at one check-in; who the adult is stands elsewhere.
 *
 * @param pregnancy PRE-01: yes, no (also "this does not apply to me"), unsure or declined
 * @param changes PRE-02, at least one; {@code NONE} and {@code DECLINED} alone
 * @param pressureMedicine PRE-03: yes, no, na or declined
 * @param kind of the sedative; there exactly when its time is
 * @param hangover PRE-05: yes, no or declined
 * @param solids PRE-06
 * @param liquids PRE-07; a sip of water with a medicine does not count
 * @param adult PRE-08, whether an adult stays with the patient: yes, no or declined
 * @param wayHome PRE-09
 * @param maoi P10: yes, no, unsure or declined
 * @param pressure P08, before the dose; null while it has not been measured
 */
public record Answers(
        Reply pregnancy,
        Set<Since> changes,
        Reply pressureMedicine,
        LastTime sedative,
        @Nullable Sedative kind,
        LastTime opioid,
        LastTime stimulant,
        LastTime alcohol,
        Reply hangover,
        LastTime solids,
        LastTime liquids,
        Reply adult,
        WayHome wayHome,
        Reply maoi,
        @Nullable BloodPressure pressure) {
    public static final List<Reply> PREGNANCY = List.of(Reply.YES, Reply.NO, Reply.UNSURE, Reply.DECLINED);
    public static final List<Reply> PRESSURE_MEDICINE = List.of(Reply.YES, Reply.NO, Reply.NA, Reply.DECLINED);
    public static final List<Reply> HANGOVER = List.of(Reply.YES, Reply.NO, Reply.DECLINED);
    public static final List<Reply> ADULT = List.of(Reply.YES, Reply.NO, Reply.DECLINED);
    public static final List<Reply> MAOI = List.of(Reply.YES, Reply.NO, Reply.UNSURE, Reply.DECLINED);

    /** Refuses what no form offers. */
    public Answers {
        changes = Set.copyOf(changes);
        offered(PREGNANCY, pregnancy, Question.PREGNANCY);
        offered(PRESSURE_MEDICINE, pressureMedicine, Question.PRESSURE_MEDICINE);
        offered(HANGOVER, hangover, Question.HANGOVER);
        offered(ADULT, adult, Question.ADULT);
        offered(MAOI, maoi, Question.MAOI);
        if (changes.isEmpty() || (changes.size() > 1 && changes.stream().anyMatch(Since::alone))) {
            throw new IllegalArgumentException("PRE-02 cannot be answered by " + changes);
        }
        if ((kind != null) != (sedative instanceof LastTime.At)) {
            throw new IllegalArgumentException("PRE-04: the kind " + kind + " of a sedative taken " + sedative.code());
        }
    }

    private static void offered(List<Reply> options, Reply reply, Question question) {
        if (!options.contains(reply)) {
            throw new IllegalArgumentException(question + " does not offer " + reply.code());
        }
    }

    /** The same answers with a newer blood pressure. */
    public Answers withPressure(BloodPressure newer) {
        return new Answers(
                pregnancy,
                changes,
                pressureMedicine,
                sedative,
                kind,
                opioid,
                stimulant,
                alcohol,
                hangover,
                solids,
                liquids,
                adult,
                wayHome,
                maoi,
                newer);
    }

    /** By the ids of the questions, in their order; what was not asked or measured is left out. Nothing personal. */
    public Map<String, String> coded() {
        Map<String, String> coded = new LinkedHashMap<>();
        coded.put(Question.PREGNANCY.id(), pregnancy.code());
        coded.put(
                Question.CHANGES.id(),
                changes.stream().sorted().map(Since::code).collect(Collectors.joining(",")));
        coded.put(Question.PRESSURE_MEDICINE.id(), pressureMedicine.code());
        coded.put(Question.SEDATIVE.id(), sedative.code());
        if (kind != null) {
            coded.put(Question.SEDATIVE_KIND.id(), kind.code());
        }
        coded.put(Question.OPIOID.id(), opioid.code());
        coded.put(Question.STIMULANT.id(), stimulant.code());
        coded.put(Question.ALCOHOL.id(), alcohol.code());
        coded.put(Question.HANGOVER.id(), hangover.code());
        coded.put(Question.SOLIDS.id(), solids.code());
        coded.put(Question.LIQUIDS.id(), liquids.code());
        coded.put(Question.ADULT.id(), adult.code());
        coded.put(Question.WAY_HOME.id(), wayHome.code());
        coded.put(Question.MAOI.id(), maoi.code());
        if (pressure != null) {
            coded.put(Question.PRESSURE.id(), pressure.text());
        }
        return coded;
    }

    /**
     * What {@link #coded} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static Answers of(Map<String, String> coded) {
        Set<Since> changes = EnumSet.noneOf(Since.class);
        for (String code : required(coded, Question.CHANGES).split(",", -1)) {
            changes.add(option(Since.class, Question.CHANGES, code));
        }
        String kind = coded.get(Question.SEDATIVE_KIND.id());
        String pressure = coded.get(Question.PRESSURE.id());
        return new Answers(
                reply(coded, Question.PREGNANCY),
                changes,
                reply(coded, Question.PRESSURE_MEDICINE),
                time(coded, Question.SEDATIVE),
                kind == null ? null : option(Sedative.class, Question.SEDATIVE_KIND, kind),
                time(coded, Question.OPIOID),
                time(coded, Question.STIMULANT),
                time(coded, Question.ALCOHOL),
                reply(coded, Question.HANGOVER),
                time(coded, Question.SOLIDS),
                time(coded, Question.LIQUIDS),
                reply(coded, Question.ADULT),
                option(WayHome.class, Question.WAY_HOME, required(coded, Question.WAY_HOME)),
                reply(coded, Question.MAOI),
                pressure == null ? null : pressure(pressure));
    }

    private static BloodPressure pressure(String text) {
        int slash = text.indexOf('/');
        return new BloodPressure(
                Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static Reply reply(Map<String, String> coded, Question question) {
        return option(Reply.class, question, required(coded, question));
    }

    private static LastTime time(Map<String, String> coded, Question question) {
        String code = required(coded, question);
        return LastTime.of(code)
                .orElseThrow(() -> new IllegalArgumentException(question + " cannot be answered by " + code));
    }

    private static <E extends Enum<E> & Coded> E option(Class<E> type, Question question, String code) {
        return Coded.find(type, code)
                .orElseThrow(() -> new IllegalArgumentException(question + " does not offer " + code));
    }

    private static String required(Map<String, String> coded, Question question) {
        return Objects.requireNonNull(coded.get(question.id()), () -> question + " is not answered");
    }
}
