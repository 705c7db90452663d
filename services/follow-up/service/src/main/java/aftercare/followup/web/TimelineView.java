package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.PastSession;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.web.TimelineEntry.Kind;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.web.Clinic;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a patient's timeline into words, drawings and addresses. */
final class TimelineView {
    /** Surveys in one set of charts; older ones are on older charts. */
    static final int SURVEYS = 26;

    private static final int AHEAD = 12;

    private final ScoreHistory history;
    private final EscalationView view;
    private final Clinic clinic;

    TimelineView(Protocol protocol, Instruments instruments, EscalationView view, Clinic clinic) {
        this.history = new ScoreHistory(protocol, instruments);
        this.view = view;
        this.clinic = clinic;
    }

    /**
     * What a reader asks to see.
     *
     * @param kind the only kind in the list; null shows all
     * @param before where the list goes on; null begins with the newest
     * @param charts the charts show surveys from before this instant; null shows the newest
     */
    record Asked(
            @Nullable Kind kind,
            Timeline.@Nullable Position before,
            @Nullable Instant charts) {
        static final Asked NEWEST = new Asked(null, null, null);
    }

    ShownTimeline show(
            Course course, List<Poll> polls, List<Escalation> escalations, Staff staff, Asked asked, Instant now) {
        Timeline all = Timeline.of(
                course,
                polls,
                escalations,
                flag -> MaySee.flag(staff, flag),
                escalation -> MaySee.escalation(staff, escalation),
                now);
        Timeline happened = all.happened(now);
        Timeline.Page page = happened.page(asked.kind(), asked.before());
        Words words = new Words(course.patient(), polls);
        Charts charts = charts(course, polls, staff, asked, now);
        return new ShownTimeline(
                charts.totals(),
                charts.items(),
                charts.period(),
                charts.older(),
                exceptions(course),
                filters(course.patient(), happened, asked),
                page.entries().stream().map(words::shown).toList(),
                page.older()
                        .map(older -> address(course.patient(), asked.kind(), older, asked.charts()) + "#happened")
                        .orElse(""),
                asked.before() == null
                        ? ""
                        : address(course.patient(), asked.kind(), null, asked.charts()) + "#happened",
                all.ahead(now).stream().limit(AHEAD).map(words::shown).toList());
    }

    private record Charts(List<ShownChart> totals, List<ShownChart> items, String period, String older) {
        static final Charts NONE = new Charts(List.of(), List.of(), "", "");
    }

    private Charts charts(Course course, List<Poll> polls, Staff staff, Asked asked, Instant now) {
        if (!(course instanceof Course.Followed followed)) {
            return Charts.NONE;
        }
        Instant until = asked.charts() == null ? now : asked.charts();
        List<SurveyResult> all = SurveyResult.of(course, polls).stream()
                .filter(result -> asked.charts() == null
                        ? !result.at().isAfter(until)
                        : result.at().isBefore(until))
                .toList();
        if (all.isEmpty()) {
            return Charts.NONE;
        }
        boolean more = all.size() > SURVEYS;
        List<SurveyResult> shown = more ? all.subList(all.size() - SURVEYS, all.size()) : all;
        Instant first = shown.getFirst().at();
        Instant from = more
                ? first
                : course.sessions().stream()
                        .map(PastSession::startedAt)
                        .filter(at -> at.isBefore(first))
                        .min(Instant::compareTo)
                        .orElse(first);
        ScoreChart chart = new ScoreChart(
                new TimeScale(from, until, ScoreChart.LEFT, ScoreChart.RIGHT), course.sessions(), clinic);
        List<ScoreSeries> series = history.of(followed, shown, polls, staff.is(Role.SAFETY_OFFICER), until);
        return new Charts(
                drawn(series.stream().filter(one -> !history.isItem(one.name())), chart),
                drawn(series.stream().filter(one -> history.isItem(one.name())), chart),
                more || asked.charts() != null
                        ? shown.size() + " of " + SurveyResult.of(course, polls).size() + " answered surveys, from "
                                + clinic.day(first) + " to "
                                + clinic.day(shown.getLast().at())
                        : "",
                more ? address(course.patient(), asked.kind(), asked.before(), first) + "#scores" : "");
    }

    private static List<ShownChart> drawn(Stream<ScoreSeries> series, ScoreChart chart) {
        return series.map(chart::draw).toList();
    }

    private static String exceptions(Course course) {
        List<String> rows = course.visits().exceptions();
        return rows.isEmpty()
                ? ""
                : "A clinician made a standing exception from " + String.join(", ", rows)
                        + " of the checklist before a session.";
    }

    private static List<ShownTimeline.Filter> filters(String patient, Timeline happened, Asked asked) {
        Map<Kind, Long> counts = happened.counts();
        List<ShownTimeline.Filter> filters = new ArrayList<>();
        filters.add(new ShownTimeline.Filter(
                "All",
                happened.entries().size(),
                address(patient, null, null, asked.charts()) + "#happened",
                asked.kind() == null));
        Arrays.stream(Kind.values())
                .filter(kind -> counts.containsKey(kind) || kind == asked.kind())
                .map(kind -> new ShownTimeline.Filter(
                        kind.label(),
                        counts.getOrDefault(kind, 0L),
                        address(patient, kind, null, asked.charts()) + "#happened",
                        kind == asked.kind()))
                .forEach(filters::add);
        return filters;
    }

    private static String address(
            String patient, @Nullable Kind kind, Timeline.@Nullable Position before, @Nullable Instant charts) {
        List<String> asked = new ArrayList<>();
        if (kind != null) {
            asked.add("show=" + kind.code());
        }
        if (before != null) {
            asked.add("before=" + URLEncoder.encode(before.text(), StandardCharsets.UTF_8));
        }
        if (charts != null) {
            asked.add("charts=" + URLEncoder.encode(charts.toString(), StandardCharsets.UTF_8));
        }
        return "/patients/" + patient + (asked.isEmpty() ? "" : "?" + String.join("&", asked));
    }

    /** Words of one patient's entries. */
    private final class Words {
        private final String patient;
        private final Set<String> answered;

        Words(String patient, List<Poll> polls) {
            this.patient = patient;
            this.answered = polls.stream()
                    .filter(poll -> !poll.unanswered())
                    .map(poll -> poll.asking().id())
                    .collect(Collectors.toUnmodifiableSet());
        }

        ShownEntry shown(TimelineEntry entry) {
            return switch (entry) {
                case TimelineEntry.Held held ->
                    line(
                            held,
                            "Session: " + ScoreChart.dose(held.session()) + " "
                                    + held.session().drug() + ", "
                                    + held.session().route(),
                            place(held.session()) + ", until "
                                    + clinic.time(held.session().endedAt()));
                case TimelineEntry.Planned planned -> line(planned, planned(planned), "");
                case TimelineEntry.Survey survey -> survey(survey);
                case TimelineEntry.Flagged flagged -> flagged(flagged);
                case TimelineEntry.Escalated escalated ->
                    new ShownEntry(
                            escalated.at().toString(),
                            clinic.time(escalated.at()),
                            escalated.kind().label(),
                            EscalationView.concern(escalated.matter().concern()) + ": "
                                    + view.what(escalated.happening()),
                            "",
                            "/inbox/" + escalated.matter().id(),
                            "Escalation",
                            null);
                case TimelineEntry.HoldPlaced placed ->
                    line(
                            placed,
                            "Hold placed: " + hold(placed.hold().hold()),
                            "By rule " + placed.hold().rule());
                case TimelineEntry.HoldLifted lifted ->
                    line(
                            lifted,
                            "Hold lifted by " + view.name(lifted.hold().by()) + ": "
                                    + hold(lifted.hold().hold()),
                            "By rule " + lifted.hold().rule() + ". Reason: "
                                    + lifted.hold().reason());
                case TimelineEntry.LevelAccepted accepted ->
                    line(
                            accepted,
                            "Level accepted by " + view.name(accepted.level().by()) + ": " + level(accepted.level()),
                            "Until " + clinic.time(accepted.level().until()) + ": "
                                    + accepted.level().note());
                case TimelineEntry.LevelExpired expired ->
                    line(expired, "Accepted level expired: " + level(expired.level()), "");
                case TimelineEntry.Followed followed -> line(followed, following(followed.period()), "");
                case TimelineEntry.Enrolled enrolled -> line(enrolled, "Enrolled", "");
                case TimelineEntry.Cleared cleared -> line(cleared, "Cleared for treatment", "");
            };
        }

        private ShownEntry line(TimelineEntry entry, String title, String detail) {
            return new ShownEntry(
                    entry.at().toString(), clinic.time(entry.at()), entry.kind().label(), title, detail, "", "", null);
        }

        private ShownEntry survey(TimelineEntry.Survey survey) {
            ShownPoll shown = PollView.linked(survey.poll(), clinic);
            return new ShownEntry(
                    survey.at().toString(),
                    clinic.time(survey.at()),
                    survey.kind().label(),
                    "Survey " + shown.step() + ": " + shown.state(),
                    "Due " + shown.due() + (survey.poll().asking().ofMonitor() ? ", asks who stays" : ""),
                    shown.answers(),
                    shown.answers().isEmpty() ? "" : "Answers",
                    null);
        }

        private ShownEntry flagged(TimelineEntry.Flagged flagged) {
            return new ShownEntry(
                    flagged.at().toString(),
                    clinic.time(flagged.at()),
                    flagged.kind().label(),
                    flagged.flag().sentence(),
                    "",
                    "",
                    "",
                    flag(flagged.flag()));
        }

        private ShownFlag flag(RaisedFlag flag) {
            ShownFlag shown = view.flag(flag);
            return answered.contains(flag.cause())
                    ? shown.answeredAt("/patients/" + patient + "/surveys/" + flag.cause())
                    : shown;
        }

        private static String place(PastSession session) {
            return session.place().isEmpty()
                    ? ""
                    : Character.toUpperCase(session.place().charAt(0))
                            + session.place().substring(1).replace('-', ' ');
        }

        private static String planned(TimelineEntry.Planned planned) {
            if (planned.voided()) {
                return "Session recorded by mistake";
            }
            return switch (planned.session().state()) {
                case AHEAD -> "Session planned";
                case BEGUN -> "Session begun";
                case CALLED_OFF -> "Session called off";
            };
        }

        private static String hold(Hold hold) {
            return switch (hold) {
                case STOP -> "no dose until a clinician lifts it";
                case LOOK -> "to be ticked before the dose";
                case NONE -> "none";
            };
        }

        private static String level(AcceptedLevel level) {
            String label = Acceptable.of(level.symptom()).map(Acceptable::label).orElse(level.symptom());
            return label + ", "
                    + (level.symptom().equals(Acceptable.ASQ)
                            ? String.join(", ", new TreeSet<>(level.levels().keySet())) + " positive"
                            : new TreeMap<>(level.levels())
                                    .entrySet().stream()
                                            .map(one -> one.getKey() + " = " + one.getValue())
                                            .collect(Collectors.joining(", ")));
        }

        private String following(FollowingPeriod period) {
            String until = Optional.ofNullable(period.until())
                    .map(end -> " until " + clinic.time(end))
                    .orElse("");
            return switch (period.state()) {
                case FOLLOWED -> "Followed again";
                case PAUSED -> "Paused" + until;
                case IN_HOSPITAL -> "In hospital, not asked" + until;
                case WITHDRAWN -> "Took the consent to be followed back";
                case DIED -> "Died";
            };
        }
    }
}
