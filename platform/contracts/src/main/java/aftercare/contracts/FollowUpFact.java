package aftercare.contracts;

import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follow-up tells the others: what was asked and answered, what worries it, and who was told and acted. */
public sealed interface FollowUpFact extends Fact {

    /**
     * From now on polls are planned and answers are judged by this protocol. It is about no patient: its key is of its own.
     *
     * @param protocol id of the protocol
     * @param text the whole file, in YAML
     */
    record ProtocolActivated(String protocol, String version, String text, Instant at) implements FollowUpFact {
        /** No patient: the key of the record. */
        @Override
        public String patient() {
            return "protocol-" + protocol;
        }
    }

    /**
     * A poll will be sent at {@code dueAt}.
     *
     * @param step key of the protocol's step
     * @param anchor id of what the step counts from: a session or the enrolment
     * @param occurrence 1 for a step asked once; the number in the series otherwise
     * @param closesAt when an answer counts as late
     */
    record PollPlanned(
            String patient,
            String pollId,
            String protocol,
            String protocolVersion,
            String step,
            String anchor,
            int occurrence,
            Instant dueAt,
            Instant closesAt,
            Instant at)
            implements FollowUpFact {}

    /**
     * The poll became due and its link was requested. What its answers will be compared with was fixed then:
     * {@code sessions}, {@code surveys} and {@code lastSurveys} say what of the patient's history that is.
     *
     * @param sessions ids of the sessions that counted: those of the last 28 days, the last one and the one it asks about;
     *     null or absent in facts of before it was told
     * @param surveys how many whole surveys of the patient had been taken over; null or absent as above
     * @param lastSurveys polls of the newest of them, at most {@link #NEWEST}, oldest first; null or absent as above
     * @param together ids of other polls whose questions are in this survey, so that they are not sent; null or absent when
     *     there are none
     */
    record PollSent(
            String patient,
            String pollId,
            String step,
            Instant at,
            @Nullable List<String> sessions,
            @Nullable Integer surveys,
            @Nullable List<String> lastSurveys,
            @Nullable List<String> together)
            implements FollowUpFact {
        /** How many of the newest surveys are named. */
        public static final int NEWEST = 4;

        /** As it was told before the history was. */
        public PollSent(String patient, String pollId, String step, Instant at) {
            this(patient, pollId, step, at, null, null, null, null);
        }
    }

    /** The patient pressed Start. */
    record PollOpened(String patient, String pollId, Instant at) implements FollowUpFact {}

    /**
     * The patient said that they would rather not answer, or not to the end. They are not reminded any more; an answer that
     * comes all the same counts.
     */
    record PollDeclined(String patient, String pollId, String step, Instant at) implements FollowUpFact {}

    /**
     * One page of answers was stored and can no longer be lost.
     *
     * @param revision 1 for the poll's first saved page, one more for each after it
     * @param answers item id to coded value; {@code declined} is a value; ticks are joined by commas in the item's order
     */
    record AnswerSaved(String patient, String pollId, int revision, Map<String, String> answers, Instant at)
            implements FollowUpFact {}

    /**
     * The saved page was assessed.
     *
     * @param scores what could be computed by then: instrument or symptom to total or grade
     * @param flags ids of the flags it raised, known ones not repeated
     */
    record AnswerAssessed(
            String patient,
            String pollId,
            int revision,
            String protocolVersion,
            Map<String, Integer> scores,
            List<String> flags,
            Instant at)
            implements FollowUpFact {}

    /**
     * The saved page could not be assessed; it waits for a person.
     *
     * @param cause class of the failure, without any answer in it
     */
    record AnswerQuarantined(String patient, String pollId, int revision, String cause, Instant at)
            implements FollowUpFact {}

    /**
     * The patient sent the whole survey.
     *
     * @param late true when that was after the window
     * @param counted instrument to the ids of the items whose answers count: what is not asked any more after an answer was
     *     changed does not; null or absent in facts of before it was told
     */
    record PollAnswered(
            String patient,
            String pollId,
            String step,
            boolean late,
            Instant at,
            @Nullable Map<String, List<String>> counted)
            implements FollowUpFact {
        /** As it was told before it was said what counts. */
        public PollAnswered(String patient, String pollId, String step, boolean late, Instant at) {
            this(patient, pollId, step, late, at, null);
        }
    }

    /**
     * The window closed without a complete answer.
     *
     * @param reason {@code entered-late} when it had closed before anybody entered what the poll counts from; null otherwise
     */
    record PollMissed(
            String patient,
            String pollId,
            String step,
            boolean opened,
            @Nullable String reason,
            Instant at) implements FollowUpFact {}

    /**
     * A planned poll goes out at another time than was planned.
     *
     * @param reason {@code links-per-day} (the patient had a link that day), {@code quiet-hours} (it is night), {@code paused} or
     *     {@code in-hospital} (until the patient is followed again), {@code followed-again} (earlier than a pause would have
     *     it), {@code zone-changed} (the patient lives by another clock), or {@code session-corrected} (what it counts from ended
     *     at another time than was recorded)
     * @param dueAt when the link goes out now
     * @param closesAt when an answer counts as late
     */
    record PollMoved(
            String patient, String pollId, String step, String reason, Instant dueAt, Instant closesAt, Instant at)
            implements FollowUpFact {}

    /**
     * A planned poll is not sent any more, because what it counts from is not so any more, another asks the same, or
     * the patient is not followed.
     *
     * @param reason {@code asked-together} (its questions are part of another survey of these hours), {@code another-session} (it follows the last session, and another came), {@code session-moved}, {@code
     *     session-over} (started or called off), {@code session-voided}; or why the patient is not followed: {@code paused},
     *     {@code in-hospital}, {@code withdrawn}, {@code died}
     */
    record PollCancelled(String patient, String pollId, String step, String reason, Instant at)
            implements FollowUpFact {}

    /** The baseline survey is complete: as far as follow-up is concerned the first session may be held. */
    record BaselineCompleted(String patient, String pollId, Instant at) implements FollowUpFact {}

    /**
     * Something in the answers worries a rule.
     *
     * @param flagId derived from cause, rule and protocol version
     * @param cause id of the poll (or other fact) it was found in
     * @param concern what escalations are grouped by, such as {@code suicide} or {@code bladder}
     * @param inputs the coded values the rule looked at
     */
    record FlagRaised(
            String patient,
            String flagId,
            String cause,
            String rule,
            String protocolVersion,
            Tier tier,
            Hold hold,
            String concern,
            Map<String, String> inputs,
            Instant at)
            implements FollowUpFact {}

    /** A blue flag became an item for the next visit; nobody is called. */
    record FlagLogged(String patient, String flagId, Instant at) implements FollowUpFact {}

    /** A flag opened an escalation: from now on somebody is told until a person closes it. */
    record EscalationOpened(
            String patient, String escalationId, String concern, Tier tier, String flagId, Instant actBy, Instant at)
            implements FollowUpFact {}

    /** A flag joined an escalation that was open already. {@code tier} is the escalation's afterwards. */
    record FlagAttached(String patient, String escalationId, String flagId, Tier tier, Instant at)
            implements FollowUpFact {}

    /**
     * Somebody was told, or an attempt to tell them failed.
     *
     * @param step 1 for the ladder's first step
     * @param recipient account that was told; {@code nobody} when the step found nobody to tell
     * @param delivered true when the channel took the message over
     * @param nextAt when the escalation does its next step unless a person acts before; null when it is closed
     */
    record EscalationNotified(
            String patient,
            String escalationId,
            int step,
            String recipient,
            String channel,
            boolean delivered,
            @Nullable Instant nextAt,
            Instant at)
            implements FollowUpFact {}

    /**
     * Somebody is told of it later, together with others. Never of red.
     *
     * @param step 1 for the ladder's first step
     * @param recipient account that is told later
     * @param reason {@code rate-limit}: it was told of much within the hour; {@code digest}: it is told of this tier once a day;
     *     {@code quiet-hours}: it is told in the morning
     * @param until when it is told at the latest, unless somebody has dealt with it by then
     * @param nextAt when the escalation does its next step unless a person acts before; null when it is closed
     */
    record NoticeHeld(
            String patient,
            String escalationId,
            int step,
            String recipient,
            String reason,
            Instant until,
            @Nullable Instant nextAt,
            Instant at)
            implements FollowUpFact {}

    /**
     * A provider told what became of a notice that it had taken over.
     *
     * @param noticeId derived from escalation, round, step, recipient and channel
     * @param recipient account
     * @param outcome {@code delivered} or {@code failed}
     * @param nextAt when the escalation does its next step unless a person acts before; null when it is closed
     */
    record NoticeReported(
            String patient,
            String escalationId,
            String noticeId,
            String recipient,
            String channel,
            String outcome,
            @Nullable Instant nextAt,
            Instant at)
            implements FollowUpFact {}

    /** A clinician took it on, for a time. */
    record EscalationAcknowledged(String patient, String escalationId, String by, Instant until, Instant at)
            implements FollowUpFact {}

    /**
     * Whoever had it gave it to another, who was told; it is open again when that one does not deal with it in time.
     *
     * @param by account of whoever gave it away
     * @param to account of who has it now
     * @param until when it opens again
     */
    record EscalationHandedOver(String patient, String escalationId, String by, String to, Instant until, Instant at)
            implements FollowUpFact {}

    /**
     * Somebody put it off, with a reason. Never red.
     *
     * @param by account
     * @param until when it opens again
     * @param reasonHash SHA-256 of the reason, which stays in follow-up
     */
    record EscalationSnoozed(
            String patient, String escalationId, String by, Instant until, String reasonHash, Instant at)
            implements FollowUpFact {}

    /**
     * A person would close it, and a second one has to agree; until then it is open and the ladder climbs.
     *
     * @param by account
     * @param disposition as of {@link EscalationResolved}
     * @param noteId id of the note, which stays in follow-up
     * @param noteHash SHA-256 of the note
     */
    record ResolutionProposed(
            String patient,
            String escalationId,
            String by,
            String disposition,
            String noteId,
            String noteHash,
            Instant at)
            implements FollowUpFact {}

    /** The acknowledgement ran out, or the tier rose: the ladder climbs again. */
    record EscalationReopened(String patient, String escalationId, String reason, Instant at) implements FollowUpFact {}

    /**
     * A person closed it; of silence, the patient who answered.
     *
     * @param by account, or {@code patient}; where a second person has to agree, that one
     * @param disposition {@code contacted-safe}, {@code sent-to-emergency-care}, {@code dose-held}, {@code
     *     could-not-reach}, {@code false-alarm}, {@code duplicate} or, by {@code patient}, {@code answered}
     * @param noteId id of the note, which stays in follow-up
     * @param noteHash SHA-256 of the note
     */
    record EscalationResolved(
            String patient,
            String escalationId,
            String by,
            String disposition,
            String noteId,
            String noteHash,
            Instant at)
            implements FollowUpFact {}

    /**
     * Somebody telephoned a patient, who stands on the call list or whose escalation is open: an attempt of contact.
     *
     * @param callId derived from the escalation and the number of the call
     * @param outcome {@code no-answer}, {@code left-message}, {@code wrong-number}, {@code spoke}, {@code will-answer}, {@code
     *     well} or {@code needs-clinician}
     * @param by account of whoever called
     * @param noteId id of what was said, which stays in follow-up
     * @param noteHash SHA-256 of what was said in UTF-8, in hex
     */
    record CallRecorded(
            String patient,
            String escalationId,
            String callId,
            String outcome,
            String by,
            String noteId,
            String noteHash,
            Instant at)
            implements FollowUpFact {}

    /**
     * A flag's rule holds the next dose.
     *
     * @param holdSequence 1 for the patient's first change of holds, one more for each after it
     * @param cause id of the flag
     * @param hold {@code STOP} or {@code LOOK}
     */
    record HoldPlaced(String patient, long holdSequence, String cause, String rule, Hold hold, Instant at)
            implements FollowUpFact {}

    /**
     * A clinician lifted a hold.
     *
     * @param reasonHash SHA-256 of the reason, which stays in follow-up
     */
    record HoldLifted(String patient, long holdSequence, String cause, String by, String reasonHash, Instant at)
            implements FollowUpFact {}

    /**
     * A clinician accepted a level as known: until it expires, rules compare with it and not with the baseline.
     *
     * @param levelId also id of the note, which stays in follow-up
     * @param symptom what is known, such as {@code urinary-night}, {@code phq-9} or {@code asq}
     * @param levels item, grade or total to the accepted level; of {@code asq} each item that is known to be positive, as 1
     * @param noteHash SHA-256 of the note
     * @param until the last instant at which it counts
     */
    record LevelAccepted(
            String patient,
            String levelId,
            String symptom,
            Map<String, Integer> levels,
            String by,
            String noteHash,
            Instant until,
            Instant at)
            implements FollowUpFact {}

    /**
     * A case of an adverse event was drafted. It says what was known then; the words stay in follow-up.
     *
     * @param caseId derived from the patient and the first cause, or from the case it was split from
     * @param revision of the case, 1
     * @param causes ids of the flags and reports that led to it
     * @param term MedDRA code of the CTCAE term; null when none was chosen yet
     * @param patientGrade composite grade of the patient's answers, 0 to 3; null when there are none
     * @param reportedHash SHA-256 of the event in the reporter's words
     * @param splitFrom id of the case it was part of; null for most
     * @param by account, {@code patient} or {@code aftercare}
     * @param receivedAt when the clinic first heard of it: day 0 of every clock
     */
    record AdverseEventReported(
            String patient,
            String caseId,
            long revision,
            List<String> causes,
            @Nullable String term,
            @Nullable Integer patientGrade,
            String reportedHash,
            @Nullable String splitFrom,
            String by,
            Instant receivedAt,
            Instant at)
            implements FollowUpFact {}

    /**
     * A clinician recorded the assessment of a case. Again with a higher revision: it had been re-opened.
     *
     * @param revision of the case as assessed
     * @param term MedDRA code of the CTCAE term
     * @param grade CTCAE grade of the clinician, 1 to 5
     * @param seriousness codes of the criteria that are met, such as {@code hospitalisation}; empty when it is not serious
     * @param expected true when the reference document in use names it
     * @param whoUmc category, such as {@code probable}
     * @param naranjo category, such as {@code probable}
     * @param naranjoScore -4 to 13
     * @param action what was done with ketamine, such as {@code withdrawn}
     * @param outcome such as {@code recovering}
     * @param by account of the clinician
     */
    record AdverseEventAssessed(
            String patient,
            String caseId,
            long revision,
            String term,
            int grade,
            List<String> seriousness,
            boolean expected,
            String whoUmc,
            String naranjo,
            int naranjoScore,
            String action,
            String outcome,
            String by,
            Instant at)
            implements FollowUpFact {}

    /**
     * Nothing more is to be done with a case, unless new information re-opens it: then an {@link AdverseEventAssessed} with a
     * higher revision follows.
     *
     * @param revision of the case as closed
     * @param how {@code closed}; or {@code nullified} or {@code joined}, and then it counts for nothing by itself
     * @param joinedInto id of the case that took it in; null unless joined
     * @param narrativeHash SHA-256 of the narrative, which stays in follow-up
     * @param reasonHash SHA-256 of why it was nullified or joined; null for {@code closed}
     * @param by account of whoever did
     */
    record AdverseEventClosed(
            String patient,
            String caseId,
            long revision,
            String how,
            @Nullable String joinedInto,
            String narrativeHash,
            @Nullable String reasonHash,
            String by,
            Instant at)
            implements FollowUpFact {}

    /**
     * Intake shall deliver a message to the patient, or to the adult who stays with them.
     *
     * @param messageId derived from what asks for it, so that asking twice sends once
     * @param template {@code survey-link}, {@code survey-reminder}, {@code survey-again} (by another channel than at first, where
     *     there is one), {@code hold} or {@code hold-lifted}; to the adult who
     *     stays: {@code monitor-link} or {@code monitor-reminder}; before a session: {@code
     *     day-before}, and at home {@code home-check-in} and, to the adult who stays, {@code home-presence}
     * @param pollId the poll whose link it carries
     * @param linkGeneration which link of that poll; 0 without a poll
     * @param notAfter worthless afterwards, and not sent any more
     * @param sessionId the planned session it is about; when that is called off it is not sent any more; null or absent
     *     when it is about none
     * @param notBefore not sent before; null or absent when it is sent at once
     */
    record MessageRequested(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            int linkGeneration,
            Instant notAfter,
            Instant at,
            @Nullable String sessionId,
            @Nullable Instant notBefore)
            implements FollowUpFact {
        /** A message to be sent at once, about no session. */
        public MessageRequested(
                String patient,
                String messageId,
                String template,
                @Nullable String pollId,
                int linkGeneration,
                Instant notAfter,
                Instant at) {
            this(patient, messageId, template, pollId, linkGeneration, notAfter, at, null, null);
        }
    }
}
