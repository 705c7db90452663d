package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollDeclined;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollOpened;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.AssessPaper.Marked;
import aftercare.followup.survey.Parsed;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One asking of one patient. What can be done with it depends on how far it has come. */
public sealed interface Poll {
    /** Why a poll was missed whose window had closed before anybody entered what it counts from. */
    String ENTERED_LATE = "entered-late";

    /** Why a poll was missed whose patient had said that they would rather not answer. */
    String DECLINED = "declined";

    /** Why a poll was moved whose patient lives by another clock. */
    String ZONE_CHANGED = "zone-changed";

    String SESSION_CORRECTED = "session-corrected";

    /** Why a poll was moved, or is not sent any more, since the protocol in use has it so. */
    String PROTOCOL_CHANGED = "protocol-changed";

    /** Template of the link that goes out once more, when nobody answered. */
    String AGAIN = "survey-again";

    /** Who is asked what, and when. */
    Asking asking();

    /** When it does something by itself; null when it never will. */
    @Nullable Instant nextAt();

    /** Since when something found in it waits to be carried on; null when nothing does. */
    default @Nullable Instant uncarriedSince() {
        return null;
    }

    /** True while not a single page of it was answered. */
    default boolean unanswered() {
        return switch (this) {
            case Planned _, Sent _, Missed _, Unsent _ -> true;
            case Open open -> open.paper().revision() == 0;
            case Answered _ -> false;
        };
    }

    /** True when its window is over by now, it is not answered, and nobody has noticed yet. */
    default boolean missedBy(Instant now) {
        return switch (this) {
            case Sent _ -> !now.isBefore(asking().closesAt());
            case Open open -> !open.missed() && !now.isBefore(asking().closesAt());
            case Planned _, Missed _, Unsent _, Answered _ -> false;
        };
    }

    /** True when its window was over before it was answered, and it is not answered yet. */
    default boolean missing() {
        return switch (this) {
            case Missed _ -> true;
            case Open open -> open.missed();
            case Unsent unsent -> unsent.cancelled() == null;
            case Planned _, Sent _, Answered _ -> false;
        };
    }

    /** What its answers raised; none before there are any. */
    default List<RaisedFlag> flags() {
        return switch (this) {
            case Open open -> open.paper().flags();
            case Answered answered -> answered.paper().flags();
            case Planned _, Sent _, Missed _, Unsent _ -> List.of();
        };
    }

    /** A poll that will be sent when it is due. */
    static Change<Poll, FollowUpFact> plan(Asking asking, Instant now) {
        return Change.of(
                new Planned(asking),
                new PollPlanned(
                        asking.patient(),
                        asking.id(),
                        asking.protocol(),
                        asking.protocolVersion(),
                        asking.step(),
                        asking.anchor(),
                        asking.occurrence(),
                        asking.dueAt(),
                        asking.closesAt(),
                        now));
    }

    /** Not sent yet. */
    record Planned(Asking asking) implements Poll {
        @Override
        public Instant nextAt() {
            return asking.dueAt();
        }

        /** The link goes out. */
        Change<Poll, FollowUpFact> send(Prepared prepared, List<Instant> remindAt, Instant now) {
            var dispatch = new Dispatch(
                    prepared.sheet(),
                    now,
                    Dispatch.FIRST_LINK,
                    remindAt.stream().filter(now::isBefore).toList(),
                    0,
                    prepared.together(),
                    Map.of());
            return Change.of(
                    new Sent(asking, dispatch),
                    new PollSent(
                            asking.patient(),
                            asking.id(),
                            asking.step(),
                            now,
                            prepared.sessions(),
                            prepared.surveys(),
                            prepared.lastSurveys(),
                            prepared.together().isEmpty()
                                    ? null
                                    : prepared.together().stream().sorted().toList()),
                    message(asking, dispatch, link(asking), 0, now));
        }

        /**
         * The window had closed before the link could go out, after downtime or because what it counts from was entered late:
         * it is not sent any more.
         */
        Change<Poll, FollowUpFact> missUnsent(Instant now) {
            return asking.enteredLate()
                    ? Change.of(new Unsent(asking, ENTERED_LATE), missed(asking, false, ENTERED_LATE, now))
                    : Change.of(new Unsent(asking, null), missed(asking, false, null, now));
        }

        /** It goes out at another time. */
        Change<Poll, FollowUpFact> move(Instant dueAt, String reason, Instant now) {
            return as(asking.movedTo(dueAt), reason, now);
        }

        /** It goes out when the patient is followed again; whoever should have answered by some time has as long as before. */
        Change<Poll, FollowUpFact> putOff(Instant dueAt, String reason, Instant now) {
            return as(asking.putOffTo(dueAt), reason, now);
        }

        /** Another version of the protocol has it so. */
        public Change<Poll, FollowUpFact> under(Asking asVersionHasIt, Instant now) {
            return as(asVersionHasIt, PROTOCOL_CHANGED, now);
        }

        private Change<Poll, FollowUpFact> as(Asking moved, String reason, Instant now) {
            Planned after = new Planned(moved);
            return moved.dueAt().equals(asking.dueAt()) && moved.closesAt().equals(asking.closesAt())
                    ? Change.of(after)
                    : Change.of(
                            after,
                            new PollMoved(
                                    asking.patient(),
                                    asking.id(),
                                    asking.step(),
                                    reason,
                                    moved.dueAt(),
                                    moved.closesAt(),
                                    now));
        }

        /** What it counts from is not so any more, another asks the same, or the patient is not followed: it is not sent. */
        public Change<Poll, FollowUpFact> cancel(String reason, Instant now) {
            return Change.of(
                    new Unsent(asking, reason),
                    new PollCancelled(asking.patient(), asking.id(), asking.step(), reason, now));
        }
    }

    /** The link is out and nobody pressed Start. */
    record Sent(Asking asking, Dispatch dispatch) implements Poll {
        @Override
        public Instant nextAt() {
            return dispatch.nextLook(asking);
        }

        /** The patient pressed Start. */
        Change<Poll, FollowUpFact> open(Instant now) {
            return opened(asking, dispatch, false, now);
        }

        /** The patient would rather not answer: no more reminders. The link still works. Saying it again changes nothing. */
        Change<Poll, FollowUpFact> decline(Instant now) {
            return dispatch.declinedAt() != null
                    ? Change.none(this)
                    : Change.of(new Sent(asking, dispatch.declined(now)), declined(asking, now));
        }

        /**
         * A reminder is due, or the window closes.
         *
         * @param awake when a reminder may go out: now, or the end of the patient's night
         * @param again when the link of a poll that was missed goes out once more, by another channel; null when it does not
         */
        Change<Poll, FollowUpFact> tick(Instant now, Instant awake, @Nullable Instant again) {
            if (!now.isBefore(asking.closesAt())) {
                FollowUpFact gone = missed(asking, false, whyMissed(dispatch), now);
                return again == null
                        ? Change.of(new Missed(asking, dispatch), gone)
                        : Change.of(new Missed(asking, dispatch), gone, again(asking, dispatch, again, now));
            }
            if (now.isBefore(nextAt())) {
                return Change.none(this);
            }
            Dispatch looked = dispatch.silenceSeenBy(asking, now);
            if (now.isBefore(looked.nextStep(asking.closesAt()))) {
                return Change.of(new Sent(asking, looked));
            }
            if (awake.isAfter(now)) {
                return Change.of(new Sent(asking, looked.remindingAt(awake, now)));
            }
            Dispatch reminded = looked.remindedUpTo(now);
            return Change.of(new Sent(asking, reminded), reminder(asking, reminded, now));
        }
    }

    /**
     * The patient pressed Start and is not done.
     *
     * @param missed true when the window closed meanwhile; what comes now is late and counts all the same
     */
    record Open(Asking asking, Dispatch dispatch, Instant openedAt, Paper paper, boolean missed) implements Poll {
        @Override
        public @Nullable Instant nextAt() {
            Instant deadline =
                    paper.deadlines().values().stream().min(Instant::compareTo).orElse(null);
            if (missed) {
                return deadline;
            }
            Instant step = dispatch.nextLook(asking);
            return deadline == null || step.isBefore(deadline) ? step : deadline;
        }

        @Override
        public @Nullable Instant uncarriedSince() {
            return paper.uncarriedSince();
        }

        /** One page is saved and assessed; the last one sends the whole survey. The same answer again changes nothing. */
        Change<Poll, FollowUpFact> save(String question, Parsed.Coded answer, AssessPaper assess, Instant now) {
            if (paper.says(question, answer)) {
                return Change.none(this);
            }
            Paper written = paper.wrote(question, answer.words());
            Marked marked = assess.page(asking, dispatch, written, Map.of(question, answer.value()), now);
            if (!marked.complete()) {
                return new Change<>(new Open(asking, dispatch, openedAt, marked.paper(), missed), marked.facts());
            }
            List<FollowUpFact> facts = new ArrayList<>(marked.facts());
            boolean late = missed || now.isAfter(asking.closesAt());
            var answered = new Answered(asking, dispatch, openedAt, marked.paper(), now, late, false);
            facts.add(new PollAnswered(
                    asking.patient(), asking.id(), asking.step(), late, now, assess.counted(answered)));
            return new Change<>(answered, facts);
        }

        /**
         * The patient would rather not answer the rest: no more reminders, and what is there is looked at as if every deadline had
         * passed and the window had closed. The link still works. Saying it again changes nothing.
         */
        Change<Poll, FollowUpFact> decline(AssessPaper assess, Instant now) {
            if (dispatch.declinedAt() != null) {
                return Change.none(this);
            }
            Marked marked = assess.declined(asking, dispatch, paper, now);
            List<FollowUpFact> facts = new ArrayList<>(marked.facts());
            facts.add(declined(asking, now));
            return new Change<>(new Open(asking, dispatch.declined(now), openedAt, marked.paper(), missed), facts);
        }

        /**
         * A deadline passed, a reminder is due, or the window closes.
         *
         * @param awake when a reminder may go out: now, or the end of the patient's night
         * @param again when the link of a poll that was missed goes out once more, by another channel; null when it does not
         */
        Change<Poll, FollowUpFact> tick(AssessPaper assess, Instant now, Instant awake, @Nullable Instant again) {
            boolean closes = !missed && !now.isBefore(asking.closesAt());
            boolean silent = paper.deadlines().values().stream().anyMatch(by -> !by.isAfter(now));
            List<FollowUpFact> facts = new ArrayList<>();
            Paper looked = paper;
            if (closes || silent) {
                Marked marked = assess.lookAgain(asking, dispatch, paper, closes || missed, now);
                looked = marked.paper();
                facts.addAll(marked.facts());
            }
            Dispatch sent = dispatch.silenceSeenBy(asking, now);
            if (closes) {
                facts.add(Poll.missed(asking, true, whyMissed(dispatch), now));
                if (again != null) {
                    facts.add(again(asking, dispatch, again, now));
                }
            } else if (!missed && !now.isBefore(dispatch.nextStep(asking.closesAt()))) {
                if (awake.isAfter(now)) {
                    sent = sent.remindingAt(awake, now);
                } else {
                    sent = sent.remindedUpTo(now);
                    facts.add(reminder(asking, sent, now));
                }
            }
            return new Change<>(new Open(asking, sent, openedAt, looked, missed || closes), facts);
        }

        Change<Poll, FollowUpFact> carried(Set<String> flagIds) {
            return Change.of(new Open(asking, dispatch, openedAt, paper.carried(flagIds), missed));
        }
    }

    /** The window closed and nobody had pressed Start; the link still works. */
    record Missed(Asking asking, Dispatch dispatch) implements Poll {
        @Override
        public @Nullable Instant nextAt() {
            return null;
        }

        /** The patient pressed Start after all; late, and accepted. */
        Change<Poll, FollowUpFact> open(Instant now) {
            return opened(asking, dispatch, true, now);
        }

        /** The patient says after the window that they would rather not answer. Saying it again changes nothing. */
        Change<Poll, FollowUpFact> decline(Instant now) {
            return dispatch.declinedAt() != null
                    ? Change.none(this)
                    : Change.of(new Missed(asking, dispatch.declined(now)), declined(asking, now));
        }
    }

    /**
     * There never was a link.
     *
     * @param cancelled why it was not to be sent any more; null when downtime kept it until its window had closed
     */
    record Unsent(Asking asking, @Nullable String cancelled) implements Poll {
        @Override
        public @Nullable Instant nextAt() {
            return null;
        }
    }

    /**
     * The patient sent the whole survey.
     *
     * @param late true when that was after the window
     * @param applied true when the course has taken the answers over
     */
    record Answered(
            Asking asking,
            Dispatch dispatch,
            Instant openedAt,
            Paper paper,
            Instant answeredAt,
            boolean late,
            boolean applied)
            implements Poll {
        @Override
        public @Nullable Instant nextAt() {
            return null;
        }

        @Override
        public @Nullable Instant uncarriedSince() {
            return paper.uncarriedSince() == null && !applied ? answeredAt : paper.uncarriedSince();
        }

        Change<Poll, FollowUpFact> carried(Set<String> flagIds) {
            return Change.of(new Answered(asking, dispatch, openedAt, paper.carried(flagIds), answeredAt, late, true));
        }
    }

    /**
     * The last link had expired and the patient asked for another: it goes to the address intake has.
     *
     * @param generation of the new link; nothing happens when the poll has it already
     */
    default Change<Poll, FollowUpFact> relinked(int generation, Instant expiresAt, Instant now) {
        return switch (this) {
            case Sent p
            when p.dispatch().linkGeneration() < generation -> {
                Dispatch next = p.dispatch().relinked(generation);
                yield Change.of(new Sent(p.asking(), next), newLink(p.asking(), next, expiresAt, now));
            }
            case Missed p
            when p.dispatch().linkGeneration() < generation -> {
                Dispatch next = p.dispatch().relinked(generation);
                yield Change.of(new Missed(p.asking(), next), newLink(p.asking(), next, expiresAt, now));
            }
            case Open p
            when p.dispatch().linkGeneration() < generation -> {
                Dispatch next = p.dispatch().relinked(generation);
                yield Change.of(
                        new Open(p.asking(), next, p.openedAt(), p.paper(), p.missed()),
                        newLink(p.asking(), next, expiresAt, now));
            }
            case Planned _, Sent _, Open _, Missed _, Unsent _, Answered _ -> Change.none(this);
        };
    }

    /**
     * The patient lives by another clock: what is not sent yet is timed by it, and of what is out the nights are theirs.
     *
     * @param timed what is asked, with its times by the clock that it says
     */
    default Change<Poll, FollowUpFact> livingIn(ZoneId zone, UnaryOperator<Asking> timed, Instant now) {
        if (asking().origin().zone().equals(zone)) {
            return Change.none(this);
        }
        return counted(asking().livingIn(zone), timed, ZONE_CHANGED, now);
    }

    /**
     * When that was which its step counts from had been recorded wrongly: what is not sent yet is timed by what is right, what is out
     * keeps its times.
     *
     * @param timed what is asked, with the times that its step gives it
     */
    default Change<Poll, FollowUpFact> countedFrom(Instant anchorAt, UnaryOperator<Asking> timed, Instant now) {
        if (asking().origin().anchorAt().equals(anchorAt)) {
            return Change.none(this);
        }
        return counted(asking().countedFrom(anchorAt), timed, SESSION_CORRECTED, now);
    }

    /** What is not sent yet is timed anew, and what follows what is out is counted so. */
    private Change<Poll, FollowUpFact> counted(Asking anew, UnaryOperator<Asking> timed, String reason, Instant now) {
        return switch (this) {
            case Planned p -> p.as(timed.apply(anew), reason, now);
            case Sent p -> Change.of(new Sent(anew, p.dispatch()));
            case Open p -> Change.of(new Open(anew, p.dispatch(), p.openedAt(), p.paper(), p.missed()));
            case Missed p -> Change.none(p);
            case Unsent p -> Change.none(p);
            case Answered p -> Change.none(p);
        };
    }

    /** A clinician recorded something: what is saved from now on is judged with it. */
    default Change<Poll, FollowUpFact> judgedWith(Background.Known known) {
        String id = asking().id();
        return Change.of(
                switch (this) {
                    case Sent p -> new Sent(p.asking(), p.dispatch().judgedWith(id, known));
                    case Open p ->
                        new Open(p.asking(), p.dispatch().judgedWith(id, known), p.openedAt(), p.paper(), p.missed());
                    case Missed p -> new Missed(p.asking(), p.dispatch().judgedWith(id, known));
                    case Planned p -> p;
                    case Unsent p -> p;
                    case Answered p -> p;
                });
    }

    /** Item id to what the patient wrote there. */
    default Map<String, String> words() {
        return switch (this) {
            case Open p -> p.paper().words();
            case Answered p -> p.paper().words();
            case Planned _, Sent _, Missed _, Unsent _ -> Map.of();
        };
    }

    /** Intake told what became of one of the poll's messages. */
    default Change<Poll, FollowUpFact> delivered(String messageId, String outcome) {
        return Change.of(
                switch (this) {
                    case Sent p -> new Sent(p.asking(), p.dispatch().delivered(messageId, outcome));
                    case Open p ->
                        new Open(
                                p.asking(),
                                p.dispatch().delivered(messageId, outcome),
                                p.openedAt(),
                                p.paper(),
                                p.missed());
                    case Missed p -> new Missed(p.asking(), p.dispatch().delivered(messageId, outcome));
                    case Answered p ->
                        new Answered(
                                p.asking(),
                                p.dispatch().delivered(messageId, outcome),
                                p.openedAt(),
                                p.paper(),
                                p.answeredAt(),
                                p.late(),
                                p.applied());
                    case Planned p -> p;
                    case Unsent p -> p;
                });
    }

    /** These flags were taken over, and a whole survey by the course too. */
    default Change<Poll, FollowUpFact> carriedOn(Set<String> flagIds) {
        return switch (this) {
            case Open p -> p.carried(flagIds);
            case Answered p -> p.carried(flagIds);
            case Planned p -> Change.none(p);
            case Sent p -> Change.none(p);
            case Missed p -> Change.none(p);
            case Unsent p -> Change.none(p);
        };
    }

    private static Change<Poll, FollowUpFact> opened(Asking asking, Dispatch dispatch, boolean missed, Instant now) {
        return Change.of(
                new Open(asking, dispatch, now, Paper.blank(), missed),
                new PollOpened(asking.patient(), asking.id(), now));
    }

    /** Why a poll that went out was missed, as far as the patient has said. */
    private static @Nullable String whyMissed(Dispatch dispatch) {
        return dispatch.declinedAt() == null ? null : DECLINED;
    }

    private static FollowUpFact declined(Asking asking, Instant now) {
        return new PollDeclined(asking.patient(), asking.id(), asking.step(), now);
    }

    private static FollowUpFact missed(Asking asking, boolean opened, @Nullable String reason, Instant now) {
        return new PollMissed(asking.patient(), asking.id(), asking.step(), opened, reason, now);
    }

    private static FollowUpFact reminder(Asking asking, Dispatch dispatch, Instant now) {
        return message(
                asking,
                dispatch,
                asking.ofMonitor() ? "monitor-reminder" : "survey-reminder",
                dispatch.reminded(),
                now);
    }

    private static FollowUpFact again(Asking asking, Dispatch dispatch, Instant notBefore, Instant now) {
        return new MessageRequested(
                asking.patient(),
                Ids.derive("msg", asking.id(), AGAIN),
                AGAIN,
                asking.id(),
                dispatch.linkGeneration(),
                asking.expiresAt(),
                now,
                null,
                notBefore.isAfter(now) ? notBefore : null);
    }

    private static String link(Asking asking) {
        return asking.ofMonitor() ? "monitor-link" : "survey-link";
    }

    private static FollowUpFact newLink(Asking asking, Dispatch dispatch, Instant expiresAt, Instant now) {
        return new MessageRequested(
                asking.patient(),
                Ids.derive("msg", asking.id(), link(asking), Integer.toString(dispatch.linkGeneration())),
                link(asking),
                asking.id(),
                dispatch.linkGeneration(),
                expiresAt,
                now);
    }

    private static FollowUpFact message(Asking asking, Dispatch dispatch, String template, int number, Instant now) {
        return new MessageRequested(
                asking.patient(),
                Ids.derive("msg", asking.id(), template, Integer.toString(number)),
                template,
                asking.id(),
                dispatch.linkGeneration(),
                asking.closesAt(),
                now);
    }
}
