package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.LevelAccepted;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Background;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One patient's way through treatment, as follow-up sees it. */
public sealed interface Course {
    /** The pseudonym. */
    String patient();

    /** What was applied of each source. */
    Cursors cursors();

    /** Since when a flag of the course itself waits to be carried on; null when none does. */
    @Nullable Instant uncarriedSince();

    /** Sessions that took place and count, oldest first. */
    List<PastSession> sessions();

    /** What session told beside those. */
    Visits visits();

    /** The same course after a fact that changes nothing else. */
    Course advanced(String source, long sequence);

    /** The same course with other sessions. */
    Course visited(List<PastSession> past, Visits known);

    /** A session was planned, or moved. */
    default Course planned(String session, Instant at) {
        return visited(sessions(), visits().planned(session, at));
    }

    /** A planned session has begun. */
    default Course begun(String session) {
        return visited(sessions(), visits().begun(session));
    }

    /** A session was called off, or broken off before anything was given. */
    default Course calledOff(String session) {
        return visited(sessions(), visits().calledOff(session));
    }

    /** A session took place; one that was recorded by mistake does not count. */
    default Course completed(PastSession session) {
        return visits().isVoided(session.id()) || sessions().stream().anyMatch(s -> s.id().equals(session.id()))
                ? this
                : visited(append(sessions(), session), visits().begun(session.id()));
    }

    /** What was recorded of a session was wrong, and this is right. */
    default Course corrected(PastSession session) {
        return visited(
                sessions().stream()
                        .map(s -> s.id().equals(session.id()) ? session : s)
                        .toList(),
                visits());
    }

    /** A clinician made a standing exception from a row of the checklist, or ended it. */
    default Course excepted(String rule, boolean stands) {
        return visited(sessions(), visits().excepted(rule, stands));
    }

    /** A session was recorded by mistake. */
    default Course voided(String session) {
        return visited(sessions().stream().filter(s -> !s.id().equals(session)).toList(), visits().voided(session));
    }

    /** A course that nothing is known of yet. */
    static Course blank(String patient, Instant now) {
        return new Waiting(patient, Cursors.none(), List.of(), now, List.of(), Visits.none());
    }

    /**
     * A session came before its patient: topics have no order among each other. What it brought waits here.
     *
     * @param sessions oldest first
     * @param since when the first fact came
     * @param flags what its sessions worried, to be raised when somebody can be told; none in courses stored before there were any
     * @param visits what is known of its sessions beside those
     */
    record Waiting(
            String patient,
            Cursors cursors,
            List<PastSession> sessions,
            Instant since,
            List<RaisedFlag> flags,
            Visits visits)
            implements Course {
        public Waiting {
            visits = Objects.requireNonNullElse(visits, Visits.none());
            sessions = List.copyOf(sessions);
            flags = List.copyOf(Objects.requireNonNullElse(flags, List.<RaisedFlag>of()));
        }

        @Override
        public @Nullable Instant uncarriedSince() {
            return null;
        }

        @Override
        public Waiting advanced(String source, long sequence) {
            return new Waiting(patient, cursors.advance(source, sequence), sessions, since, flags, visits);
        }

        @Override
        public Waiting visited(List<PastSession> past, Visits known) {
            return new Waiting(patient, cursors, past, since, flags, known);
        }

        /** Something worries a rule before anybody knows whose patient it is. */
        Waiting worried(RaisedFlag flag) {
            return flags.stream().anyMatch(f -> f.id().equals(flag.id()))
                    ? this
                    : new Waiting(patient, cursors, sessions, since, append(flags, flag), visits);
        }

        /** The patient is enrolled, and what had worried is raised. */
        Change<Course, FollowUpFact> enrolled(Enrolment enrolment, Instant now) {
            Followed followed = enrolled(enrolment);
            List<FollowUpFact> facts = new ArrayList<>();
            for (RaisedFlag flag : flags) {
                Change<Course, FollowUpFact> raised = followed.raise(flag, now);
                followed = (Followed) raised.state();
                facts.addAll(raised.events());
            }
            return new Change<>(followed, facts);
        }

        /** The patient is enrolled. */
        Followed enrolled(Enrolment enrolment) {
            return new Followed(
                    patient,
                    cursors,
                    enrolment,
                    null,
                    sessions,
                    Holds.none(),
                    List.of(),
                    Map.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    visits,
                    List.of());
        }
    }

    /**
     * An enrolled patient.
     *
     * @param clearedAt when intake last cleared the patient; null before, and once that was withdrawn
     * @param sessions completed ones, oldest first
     * @param baselines answers of the baseline surveys, oldest first
     * @param previous the latest answers by instrument
     * @param bestPhq9 lowest PHQ-9 total so far; null before the first
     * @param answered whole surveys taken over, oldest first
     * @param nextVisit blue flags: to be looked at before the next session
     * @param flags flags that were found in facts of other services and not in a poll
     * @param accepted levels that clinicians accepted, oldest first; none in courses from before they were kept
     * @param conditions rows of the screening that a clinician cleared although the answer is not no, such as {@code W01};
     *     none in courses from before they were kept
     * @param visits what is known of sessions beside those that were completed
     * @param following when the patient is followed and when not, in the order it was told; none in courses from before it was
     */
    record Followed(
            String patient,
            Cursors cursors,
            Enrolment enrolment,
            @Nullable Instant clearedAt,
            List<PastSession> sessions,
            Holds holds,
            List<Map<String, String>> baselines,
            Map<String, Map<String, String>> previous,
            @Nullable Integer bestPhq9,
            List<PastPoll> answered,
            List<RaisedFlag> nextVisit,
            List<RaisedFlag> flags,
            @Nullable Instant uncarriedSince,
            List<AcceptedLevel> accepted,
            List<String> conditions,
            Visits visits,
            List<FollowingPeriod> following)
            implements Course {
        private static final Duration HOLD_MESSAGE_LIVES = Duration.ofDays(3);

        /** The canary never ends its treatment: of what only grows, its course keeps this many. */
        private static final int KEPT_OF_CANARY = 20;

        public Followed {
            sessions = List.copyOf(sessions);
            baselines = List.copyOf(baselines);
            previous = Map.copyOf(previous);
            answered = List.copyOf(answered);
            nextVisit = List.copyOf(nextVisit);
            flags = List.copyOf(flags);
            accepted = List.copyOf(Objects.requireNonNullElse(accepted, List.<AcceptedLevel>of()));
            conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.<String>of()));
            visits = Objects.requireNonNullElse(visits, Visits.none());
            following = List.copyOf(Objects.requireNonNullElse(following, List.<FollowingPeriod>of()));
        }

        @Override
        public Followed advanced(String source, long sequence) {
            return with(cursors.advance(source, sequence), clearedAt, holds, nextVisit, flags, uncarriedSince);
        }

        /** True when a stop hold that was placed by then still stands. */
        boolean heldAt(Instant instant) {
            return holds.standing().stream()
                    .anyMatch(h -> h.hold() == Hold.STOP && !h.placedAt().isAfter(instant));
        }

        /**
         * Intake cleared the patient.
         *
         * @param with rows of the screening that were cleared although the answer is not no; null when nobody screened, then
         *     what is known stays
         */
        Followed cleared(Instant at, @Nullable List<String> with) {
            return new Followed(
                    patient,
                    cursors,
                    enrolment,
                    at,
                    sessions,
                    holds,
                    baselines,
                    previous,
                    bestPhq9,
                    answered,
                    nextVisit,
                    flags,
                    uncarriedSince,
                    accepted,
                    with == null ? conditions : with,
                    visits,
                    following);
        }

        /** The clearance was withdrawn; what it was given in spite of stays known, so that no less is asked. */
        Followed notCleared() {
            return with(cursors, null, holds, nextVisit, flags, uncarriedSince);
        }

        /** Intake told whether the patient is followed from some time on. */
        Followed told(FollowingPeriod period) {
            return toldOf(enrolment, append(following, period));
        }

        /** The patient lives by another wall clock. */
        Followed livingIn(ZoneId zone) {
            return toldOf(enrolment.livingIn(zone), following);
        }

        private Followed toldOf(Enrolment newEnrolment, List<FollowingPeriod> newFollowing) {
            return new Followed(
                    patient,
                    cursors,
                    newEnrolment,
                    clearedAt,
                    sessions,
                    holds,
                    baselines,
                    previous,
                    bestPhq9,
                    answered,
                    nextVisit,
                    flags,
                    uncarriedSince,
                    accepted,
                    conditions,
                    visits,
                    newFollowing);
        }

        /** Whether the patient is followed at that instant, and until when if that is known. */
        public FollowingPeriod followingAt(Instant instant) {
            return FollowingPeriod.at(instant, following);
        }

        /** True when the patient is to be asked at that instant, and is missed when they do not answer. */
        boolean followedAt(Instant instant) {
            return followingAt(instant).state() == Following.FOLLOWED;
        }

        /** True when cleared with W01 or W02: a history of psychosis in the patient or family. */
        boolean psychosisRisk() {
            return conditions.contains("W01") || conditions.contains("W02");
        }

        @Override
        public Followed visited(List<PastSession> past, Visits known) {
            return new Followed(
                    patient,
                    cursors,
                    enrolment,
                    clearedAt,
                    past,
                    holds,
                    baselines,
                    previous,
                    bestPhq9,
                    answered,
                    nextVisit,
                    flags,
                    uncarriedSince,
                    accepted,
                    conditions,
                    known,
                    following);
        }

        /** A fact of another service worries a rule; the flag is routed like one from a poll. */
        Change<Course, FollowUpFact> raise(RaisedFlag flag, Instant now) {
            if (flags.stream().anyMatch(f -> f.id().equals(flag.id()))) {
                return Change.of(this);
            }
            return Change.of(
                    with(
                            cursors,
                            clearedAt,
                            holds,
                            nextVisit,
                            append(flags, flag),
                            uncarriedSince == null ? now : uncarriedSince),
                    new FlagRaised(
                            patient,
                            flag.id(),
                            flag.cause(),
                            flag.rule(),
                            flag.protocolVersion(),
                            flag.tier(),
                            flag.hold(),
                            flag.concern(),
                            flag.inputs(),
                            now));
        }

        /** Flags were routed to escalations; here they place holds, and blue ones wait for the next visit. */
        Change<Course, FollowUpFact> carry(List<RaisedFlag> raised, Instant now) {
            Holds next = holds;
            List<RaisedFlag> visit = new ArrayList<>(nextVisit);
            List<FollowUpFact> facts = new ArrayList<>();
            for (RaisedFlag flag : raised) {
                if (flag.hold() != Hold.NONE && !next.knows(flag.id())) {
                    boolean first = flag.hold() == Hold.STOP && !next.stopped();
                    next = next.place(new StandingHold(flag.id(), flag.rule(), flag.hold(), now));
                    facts.add(new HoldPlaced(patient, next.sequence(), flag.id(), flag.rule(), flag.hold(), now));
                    if (first) {
                        facts.add(message("hold", next.sequence(), now));
                    }
                }
                if (flag.tier() == Tier.BLUE && visit.stream().noneMatch(f -> f.id().equals(flag.id()))) {
                    visit.add(flag);
                }
            }
            return new Change<>(with(cursors, clearedAt, next, visit, flags, uncarriedSince), facts);
        }

        /** As {@link #carry} and {@link #answered}, in one write. */
        Change<Course, FollowUpFact> carryWhole(List<RaisedFlag> raised, WholeSurvey survey, Instant now) {
            Change<Course, FollowUpFact> carried = carry(raised, now);
            Change<Course, FollowUpFact> taken = ((Followed) carried.state()).answered(survey, now);
            return new Change<>(
                    taken.state(),
                    Stream.concat(carried.events().stream(), taken.events().stream())
                            .toList());
        }

        /** As {@link #carry}, for the course's own flags: all of them were taken over. */
        Change<Course, FollowUpFact> carryOwn(List<RaisedFlag> raised, Instant now) {
            Change<Course, FollowUpFact> carried = carry(raised, now);
            Followed state = (Followed) carried.state();
            return new Change<>(
                    state.flags().equals(raised)
                            ? state.with(
                                    state.cursors, state.clearedAt, state.holds, state.nextVisit, state.flags, null)
                            : state,
                    carried.events());
        }

        /** A clinician lifts a hold; nothing happens when it does not stand. */
        Change<Course, FollowUpFact> lift(String cause, String by, String reason, Instant now) {
            var standing = holds.standing(cause);
            if (standing.isEmpty()) {
                return Change.none(this);
            }
            StandingHold hold = standing.get();
            Holds next = holds.lift(new LiftedHold(cause, hold.rule(), hold.hold(), hold.placedAt(), by, reason, now));
            if (Canary.is(patient)) {
                next = next.rememberingLifted(KEPT_OF_CANARY);
            }
            List<FollowUpFact> facts = new ArrayList<>();
            facts.add(new HoldLifted(patient, next.sequence(), cause, by, Ids.sha256Hex(reason), now));
            if (holds.stopped() && !next.stopped()) {
                facts.add(message("hold-lifted", next.sequence(), now));
            }
            return new Change<>(with(cursors, clearedAt, next, nextVisit, flags, uncarriedSince), facts);
        }

        /** A clinician accepts a level; the one recorded last of a symptom again changes nothing. */
        Change<Course, FollowUpFact> accept(AcceptedLevel level) {
            boolean again = accepted.reversed().stream()
                    .filter(earlier -> earlier.symptom().equals(level.symptom()))
                    .findFirst()
                    .filter(earlier -> earlier.id().equals(level.id()))
                    .isPresent();
            if (again) {
                return Change.none(this);
            }
            return Change.of(
                    new Followed(
                            patient,
                            cursors,
                            enrolment,
                            clearedAt,
                            sessions,
                            holds,
                            baselines,
                            previous,
                            bestPhq9,
                            answered,
                            nextVisit,
                            flags,
                            uncarriedSince,
                            append(accepted, level),
                            conditions,
                            visits,
                            following),
                    new LevelAccepted(
                            patient,
                            level.id(),
                            level.symptom(),
                            level.levels(),
                            level.by(),
                            Ids.sha256Hex(level.note()),
                            level.until(),
                            level.at()));
        }

        /** What clinicians have recorded and still counts, the newest of each symptom, as rules read it. */
        Background.Known known(Instant now) {
            Map<String, AcceptedLevel> newest = new HashMap<>();
            accepted.stream().filter(level -> level.counts(now)).forEach(level -> newest.put(level.symptom(), level));
            AcceptedLevel asq = newest.remove(Acceptable.ASQ);
            Map<String, Background.Level> levels = new HashMap<>();
            newest.values()
                    .forEach(level -> level.levels()
                            .forEach((name, value) ->
                                    levels.put(name, new Background.Level(value, level.at(), level.until()))));
            return new Background.Known(
                    levels,
                    asq == null ? null : new Background.Pattern(asq.levels().keySet(), asq.at(), asq.until()),
                    psychosisRisk(),
                    visits.exceptions());
        }

        /** A whole survey is taken over, once. */
        Change<Course, FollowUpFact> answered(WholeSurvey survey, Instant now) {
            if (answered.stream().anyMatch(p -> p.pollId().equals(survey.poll().pollId()))) {
                return Change.none(this);
            }
            Map<String, Map<String, String>> latest = new HashMap<>(previous);
            latest.putAll(survey.byInstrument());
            Integer total = survey.poll().scores().get("phq-9");
            Integer best = total == null || (bestPhq9 != null && bestPhq9 <= total) ? bestPhq9 : total;
            var next = new Followed(
                    patient,
                    cursors,
                    enrolment,
                    clearedAt,
                    sessions,
                    holds,
                    survey.baseline() ? append(baselines, survey.answers()) : baselines,
                    latest,
                    best,
                    kept(append(answered, survey.poll())),
                    nextVisit,
                    flags,
                    uncarriedSince,
                    accepted,
                    conditions,
                    visits,
                    following);
            return survey.baseline()
                    ? Change.of(
                            next, new BaselineCompleted(patient, survey.poll().pollId(), now))
                    : Change.of(next);
        }

        private List<PastPoll> kept(List<PastPoll> all) {
            return Canary.is(patient) && all.size() > KEPT_OF_CANARY
                    ? all.subList(all.size() - KEPT_OF_CANARY, all.size())
                    : all;
        }

        private FollowUpFact message(String template, long holdSequence, Instant now) {
            return new MessageRequested(
                    patient,
                    Ids.derive("msg", patient, template, Long.toString(holdSequence)),
                    template,
                    null,
                    0,
                    now.plus(HOLD_MESSAGE_LIVES),
                    now);
        }

        private Followed with(
                Cursors newCursors,
                @Nullable Instant newClearedAt,
                Holds newHolds,
                List<RaisedFlag> newNextVisit,
                List<RaisedFlag> newFlags,
                @Nullable Instant newUncarriedSince) {
            return new Followed(
                    patient,
                    newCursors,
                    enrolment,
                    newClearedAt,
                    sessions,
                    newHolds,
                    baselines,
                    previous,
                    bestPhq9,
                    answered,
                    newNextVisit,
                    newFlags,
                    newUncarriedSince,
                    accepted,
                    conditions,
                    visits,
                    following);
        }
    }

    /**
     * A whole survey, as the course takes it over.
     *
     * @param byInstrument the answers that count, by instrument
     */
    record WholeSurvey(PastPoll poll, boolean baseline, Map<String, Map<String, String>> byInstrument) {
        Map<String, String> answers() {
            Map<String, String> all = new HashMap<>();
            byInstrument.values().forEach(all::putAll);
            return all;
        }
    }

    private static <T> List<T> append(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
