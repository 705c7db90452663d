package aftercare.auditor.ledger;

import aftercare.contracts.Fact;
import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AdverseEventAssessed;
import aftercare.contracts.FollowUpFact.AdverseEventClosed;
import aftercare.contracts.FollowUpFact.AdverseEventReported;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerQuarantined;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationHandedOver;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.EscalationSnoozed;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.FlagLogged;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.LevelAccepted;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.NoticeReported;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollDeclined;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollOpened;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.MessageDelivered;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.contracts.IntakeFact.MessagesStarted;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.SideEffectsObserved;
import aftercare.contracts.SessionFact.VitalsRecorded;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fold of the log. Facts of one source come in order, those of different sources in any: an entry waits until its
 * counterparts are here and then leaves nothing but counts and a fingerprint. Not for several threads.
 */
final class Ledger {
    /** How many problems a view lists; {@code imbalance} counts all. */
    static final int LISTED = 500;

    private long facts;
    private long duplicates;
    private long foreign;
    private long unreadable;
    private Sequences sequences = new Sequences();
    private Findings findings = new Findings();
    private Answers answers = new Answers();
    private Scores scores = new Scores();
    private AlarmingAnswers alarming = new AlarmingAnswers();
    private Flags flags = new Flags();
    private Escalations escalations = new Escalations();
    private Polls polls = new Polls();
    private Messages messages = new Messages();
    private Holds holds = new Holds();
    private Called called = new Called();

    void enter(LogEntry entry) {
        switch (entry) {
            case LogEntry.Known known -> {
                if (isNew(known.source(), known.sequence(), known.recordedAt())) {
                    facts++;
                    enter(known.fact(), known.recordedAt());
                }
            }
            case LogEntry.Foreign unknown -> {
                if (isNew(unknown.source(), unknown.sequence(), unknown.recordedAt())) {
                    foreign++;
                }
            }
            case LogEntry.Unreadable bad -> {
                if (isNew(bad.source(), bad.sequence(), bad.recordedAt())) {
                    unreadable++;
                }
            }
            case LogEntry.Unnumbered _ -> unreadable++;
        }
    }

    private boolean isNew(String source, long sequence, Instant recordedAt) {
        boolean isNew = sequences.isNew(source, sequence, recordedAt);
        if (!isNew) {
            duplicates++;
        }
        return isNew;
    }

    private void enter(Fact fact, Instant at) {
        switch (fact) {
            case IntakeFact intake -> enterIntake(intake, at);
            case SessionFact session -> enterSession(session, at);
            case FollowUpFact followUp -> enterFollowUp(followUp, at);
        }
    }

    private void enterIntake(IntakeFact intake, Instant at) {
        switch (intake) {
            case MessageSent fact -> messages.enter(fact, at);
            case MessageFailed fact -> messages.enter(fact, at);
            case EmergencyFound fact -> called.enter(fact, at);
            case MessageReturned fact -> messages.enter(fact, at);
            case MessageHeld fact -> messages.enter(fact);
            case PatientWrote fact -> called.enter(fact, at);
            case PatientEnrolled _,
                    PatientCleared _,
                    ClearanceWithdrawn _,
                    MessageDelivered _,
                    MessagesStopped _,
                    MessagesStarted _,
                    FollowingChanged _,
                    ZoneChanged _ -> {}
        }
    }

    private void enterSession(SessionFact session, Instant at) {
        switch (session) {
            case HoldApplied fact -> holds.enter(fact, at);
            case SessionCompleted fact -> called.given(fact.sessionId(), at);
            case SessionAborted fact -> {
                if (fact.doseGiven()) {
                    called.given(fact.sessionId(), at);
                }
            }
            case SessionScheduled _,
                    CheckedIn _,
                    SessionStarted _,
                    VitalsRecorded _,
                    SideEffectsObserved _,
                    ExceptionChanged _,
                    SessionCorrected _,
                    SessionVoided _ -> {}
        }
    }

    private void enterFollowUp(FollowUpFact followUp, Instant at) {
        switch (followUp) {
            case PollPlanned fact -> {
                polls.enter(fact, at, findings);
                called.enter(fact);
            }
            case PollSent fact -> polls.enter(fact, at);
            case PollAnswered fact -> {
                polls.enter(fact, at, findings);
                scores.enter(fact);
                alarming.enter(fact);
            }
            case PollMissed fact -> polls.enter(fact, at, findings);
            case PollDeclined _ -> {}
            case PollMoved fact -> polls.enter(fact, at);
            case PollCancelled fact -> polls.enter(fact, at, findings);
            case AnswerSaved fact -> {
                answers.enter(fact, at);
                scores.enter(fact, at);
                alarming.enter(fact, at);
            }
            case AnswerQuarantined fact -> answers.enter(fact, at);
            case AnswerAssessed fact -> {
                answers.enter(fact, at);
                scores.enter(fact, findings);
                flags.enter(fact, at, findings);
                alarming.enter(fact, at);
            }
            case FlagRaised fact -> {
                flags.enter(fact, at, findings);
                alarming.enter(fact);
                called.enter(fact);
            }
            case FlagLogged fact -> flags.enter(fact, at, findings);
            case EscalationOpened fact -> {
                flags.enter(fact, at, findings);
                escalations.enter(fact, at, findings);
            }
            case FlagAttached fact -> {
                flags.enter(fact, at, findings);
                escalations.enter(fact, findings);
            }
            case EscalationNotified fact -> escalations.enter(fact, at);
            case NoticeHeld fact -> escalations.enter(fact, at);
            case NoticeReported fact -> escalations.enter(fact, at);
            case EscalationReopened fact -> escalations.enter(fact, at, findings);
            case EscalationAcknowledged fact -> escalations.enter(fact, at, findings);
            case EscalationHandedOver fact -> escalations.enter(fact, at, findings);
            case EscalationSnoozed fact -> escalations.enter(fact, at, findings);
            case ResolutionProposed fact -> escalations.enter(fact, findings);
            case EscalationResolved fact -> escalations.enter(fact, findings);
            case CallRecorded fact -> escalations.enter(fact, findings);
            case HoldPlaced fact -> {
                flags.enter(fact, at, findings);
                holds.enter(fact, at);
            }
            case HoldLifted fact -> holds.enter(fact, at, findings);
            case MessageRequested fact -> {
                messages.enter(fact, at);
                polls.enter(fact, at);
            }
            case ProtocolActivated fact -> alarming.enter(fact);
            case PollOpened _,
                    BaselineCompleted _,
                    LevelAccepted _,
                    AdverseEventReported _,
                    AdverseEventAssessed _,
                    AdverseEventClosed _ -> {}
        }
    }

    LedgerView view(@Nullable Instant readUpTo, Moment moment) {
        List<Problem> problems = Stream.of(
                        sequences.problems(moment),
                        findings.problems(),
                        answers.problems(moment),
                        alarming.problems(moment),
                        flags.problems(moment),
                        escalations.problems(moment),
                        polls.problems(moment),
                        messages.problems(moment),
                        holds.problems(moment),
                        called.problems(moment))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Problem::account)
                        .thenComparing(Problem::id)
                        .thenComparing(Problem::what))
                .toList();
        return new LedgerView(
                readUpTo,
                answers.view(),
                scores.view(),
                alarming.view(),
                flags.view(),
                escalations.view(),
                polls.view(),
                messages.view(),
                holds.view(),
                facts,
                duplicates,
                foreign,
                unreadable,
                sequences.missing(moment),
                problems.size(),
                problems.stream().limit(LISTED).toList());
    }
}
