package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.PastSession;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Happening;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Poll;
import aftercare.followup.web.Happened.Kind;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.web.Clinic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a patient in one list: sessions, surveys, flags, escalations, holds, accepted levels and following. */
final class WhatHappened {
    /** Notices are told on the escalation's own page. */
    private static final Set<Happening.What> TOLD_ELSEWHERE = EnumSet.of(
            Happening.What.NOTIFIED,
            Happening.What.NOTIFICATION_FAILED,
            Happening.What.NOBODY_TO_NOTIFY,
            Happening.What.HELD,
            Happening.What.DELIVERED,
            Happening.What.FLAG_ATTACHED);

    private final EscalationView view;
    private final Clinic clinic;

    WhatHappened(EscalationView view, Clinic clinic) {
        this.view = view;
        this.clinic = clinic;
    }

    /**
     * Newest first.
     *
     * @param flags those that the reader may see
     * @param escalations those that the reader may see
     */
    List<Happened> list(
            Course.Followed course, List<Poll> polls, List<RaisedFlag> flags, List<Escalation> escalations) {
        String patient = course.patient();
        return Stream.of(
                        following(course),
                        course.sessions().stream().map(this::session),
                        polls.stream().flatMap(this::survey),
                        flags.stream().map(flag -> flag(flag, patient)),
                        escalations.stream().flatMap(this::escalation),
                        holds(course),
                        course.accepted().stream().map(this::level))
                .flatMap(each -> each)
                .sorted(Happened.NEWEST_FIRST)
                .toList();
    }

    private static Happened entry(Instant at, Kind kind, String key, String words, String link) {
        return new Happened(at, kind, key, null, words, link);
    }

    private Stream<Happened> following(Course.Followed course) {
        List<FollowingPeriod> periods = course.following();
        Happened enrolled = entry(course.enrolment().at(), Kind.FOLLOWING, "0", "Enrolled", "");
        return Stream.concat(
                Stream.of(enrolled),
                IntStream.range(0, periods.size())
                        .mapToObj(i -> entry(
                                periods.get(i).from(),
                                Kind.FOLLOWING,
                                Integer.toString(i + 1),
                                following(periods.get(i)),
                                "")));
    }

    private String following(FollowingPeriod period) {
        Instant until = period.until();
        return words(period.state()) + (until == null ? "" : " until " + clinic.time(until));
    }

    private static String words(Following state) {
        return switch (state) {
            case FOLLOWED -> "Followed again";
            case PAUSED -> "Paused";
            case IN_HOSPITAL -> "In hospital";
            case WITHDRAWN -> "Took the consent to be followed back";
            case DIED -> "Died";
        };
    }

    private Happened session(PastSession session) {
        return entry(
                session.startedAt(),
                Kind.SESSION,
                session.id(),
                "Session: " + session.doseMg().stripTrailingZeros().toPlainString() + " mg of " + session.drug() + ", "
                        + session.route() + ", " + session.place(),
                "/sessions/" + session.id());
    }

    /** A survey stands where it has come to; one that is only planned has not happened. */
    private Stream<Happened> survey(Poll poll) {
        return Stream.ofNullable(at(poll)).map(at -> {
            ShownPoll shown = PollView.linked(poll, clinic);
            return entry(
                    at,
                    Kind.SURVEY,
                    poll.asking().id(),
                    "Survey " + shown.step() + ". " + shown.state(),
                    shown.answers());
        });
    }

    private static @Nullable Instant at(Poll poll) {
        return switch (poll) {
            case Poll.Planned _ -> null;
            case Poll.Sent sent -> sent.dispatch().sentAt();
            case Poll.Open open -> open.missed() ? open.asking().closesAt() : open.openedAt();
            case Poll.Answered answered -> answered.answeredAt();
            case Poll.Missed missed -> missed.asking().closesAt();
            case Poll.Unsent unsent ->
                unsent.cancelled() == null ? unsent.asking().closesAt() : null;
        };
    }

    private static Happened flag(RaisedFlag flag, String patient) {
        return new Happened(
                flag.at(),
                Kind.FLAG,
                flag.id(),
                flag.tier(),
                flag.sentence(),
                "/patients/" + patient + "#" + flag.id());
    }

    private Stream<Happened> escalation(Escalation escalation) {
        List<Happening> history = escalation.matter().history();
        String id = escalation.matter().id();
        String about = EscalationView.concern(escalation.matter().concern());
        return IntStream.range(0, history.size())
                .filter(i -> !TOLD_ELSEWHERE.contains(history.get(i).what()))
                .mapToObj(i -> entry(
                        history.get(i).at(),
                        Kind.ESCALATION,
                        String.format("%s-%06d", id, i),
                        about + ": " + view.words(history.get(i)),
                        "/inbox/" + id));
    }

    private Stream<Happened> holds(Course.Followed course) {
        List<Happened> entries = new ArrayList<>();
        course.holds()
                .standing()
                .forEach(hold -> entries.add(placed(hold.hold(), hold.cause(), hold.rule(), hold.placedAt())));
        for (LiftedHold hold : course.holds().lifted()) {
            entries.add(placed(hold.hold(), hold.cause(), hold.rule(), hold.placedAt()));
            entries.add(entry(
                    hold.liftedAt(),
                    Kind.HOLD,
                    hold.cause() + "-lifted",
                    view.name(hold.by()) + " lifted the hold of rule " + hold.rule() + ": " + hold.reason(),
                    ""));
        }
        return entries.stream();
    }

    private static Happened placed(Hold hold, String cause, String rule, Instant at) {
        return entry(
                at,
                Kind.HOLD,
                cause + "-placed",
                (hold == Hold.STOP ? "Stop before the next dose" : "To be looked at before the next dose")
                        + ", by rule " + rule,
                "");
    }

    private Happened level(AcceptedLevel level) {
        String about = Acceptable.of(level.symptom()).map(Acceptable::label).orElse(level.symptom());
        return entry(
                level.at(),
                Kind.LEVEL,
                level.id(),
                view.name(level.by()) + " accepted a level of " + about + " until " + clinic.day(level.until()) + ": "
                        + level.note(),
                "");
    }
}
