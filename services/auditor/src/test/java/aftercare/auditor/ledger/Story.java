package aftercare.auditor.ledger;

import aftercare.auditor.ledger.LogEntry.Known;
import aftercare.contracts.Fact;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerQuarantined;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.FlagLogged;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollOpened;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageHeld;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a log the way the services do: every source numbers its facts. */
final class Story {
    static final String PATIENT = "pt-1";
    static final Instant START = Instant.parse("2026-03-11T16:30:00Z");
    static final Instant CLOSES = START.plusSeconds(86_400);

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant recordedAt = START;

    /** Everything that comes from now on is recorded at that time. */
    Story at(Instant wall) {
        recordedAt = wall;
        return this;
    }

    Story add(String source, Fact fact) {
        entries.add(new Known(source, sequences.merge(source, 1L, Long::sum), recordedAt, fact));
        return this;
    }

    List<LogEntry> entries() {
        return entries;
    }

    Story planned(String poll) {
        return twin(poll, poll);
    }

    /** A poll that asks the same again as another of that anchor. */
    Story twin(String poll, String anchor) {
        return poll(poll, new PollPlanned(PATIENT, poll, "p", "1", "first-day", anchor, 1, START, CLOSES, START));
    }

    Story sent(String poll) {
        return poll(poll, new PollSent(PATIENT, poll, "first-day", START)).requested("/follow-up/polls/" + poll, poll);
    }

    /** Its survey asks what the other poll asks, too. */
    Story sentWith(String poll, String other) {
        return poll(poll, new PollSent(PATIENT, poll, "first-day", START, null, null, null, List.of(other)))
                .requested("/follow-up/polls/" + poll, poll);
    }

    private Story requested(String source, String poll) {
        return add(source, new MessageRequested(PATIENT, "msg-" + poll, "survey-link", poll, 1, CLOSES, START));
    }

    /** A message that intake keeps back until then. */
    Story kept(String message, Instant notBefore) {
        return add(
                "/follow-up/courses/pt-kept",
                new MessageRequested(
                        PATIENT,
                        message,
                        "day-before",
                        null,
                        0,
                        notBefore.plusSeconds(86_400),
                        START,
                        "s-1",
                        notBefore));
    }

    Story poll(String poll, Fact fact) {
        return add("/follow-up/polls/" + poll, fact);
    }

    Story delivered(String poll) {
        String message = "msg-" + poll;
        return add(
                "/intake/messages/" + message, new MessageSent(PATIENT, message, "survey-link", poll, "email", START));
    }

    /** One too many in a day. */
    Story held(String poll, Instant until) {
        String message = "msg-" + poll;
        return add(
                "/intake/messages/" + message,
                new MessageHeld(PATIENT, message, "survey-link", poll, "email", until, START));
    }

    /** The provider had taken it over and did not deliver it. */
    Story returned(String poll) {
        String message = "msg-" + poll;
        return add(
                "/intake/messages/" + message,
                new MessageReturned(PATIENT, message, "survey-link", poll, "email", CLOSES, START));
    }

    Story undeliverable(String poll) {
        String message = "msg-" + poll;
        return add(
                "/intake/messages/" + message,
                new MessageFailed(PATIENT, message, "survey-link", poll, "email", "no-contact", START));
    }

    Story saved(String poll, int revision) {
        return answered(poll, revision, Map.of("FDC-01", "ok"));
    }

    Story answered(String poll, int revision, Map<String, String> answers) {
        return poll(poll, new AnswerSaved(PATIENT, poll, revision, answers, START));
    }

    Story assessed(String poll, int revision, String... flags) {
        return poll(poll, new AnswerAssessed(PATIENT, poll, revision, "1", Map.of(), List.of(flags), START));
    }

    Story assessed(String poll, int revision, Map<String, Integer> scores) {
        return poll(poll, new AnswerAssessed(PATIENT, poll, revision, "1", scores, List.of(), START));
    }

    Story quarantined(String poll, int revision) {
        return poll(poll, new AnswerQuarantined(PATIENT, poll, revision, "SomeException", START));
    }

    Story raised(String poll, String flag, Tier tier, Hold hold) {
        return poll(poll, new FlagRaised(PATIENT, flag, poll, "RULE", "1", tier, hold, "suicide", Map.of(), START));
    }

    Story logged(String poll, String flag) {
        return poll(poll, new FlagLogged(PATIENT, flag, START));
    }

    Story answered(String poll, boolean late) {
        return poll(poll, new PollAnswered(PATIENT, poll, "first-day", late, START));
    }

    Story missed(String poll) {
        return poll(poll, new PollMissed(PATIENT, poll, "first-day", false, null, START));
    }

    Story cancelled(String poll) {
        return poll(poll, new PollCancelled(PATIENT, poll, "first-day", "session-voided", START));
    }

    Story askedTogether(String poll) {
        return poll(poll, new PollCancelled(PATIENT, poll, "first-day", "asked-together", START));
    }

    Story moved(String poll, Instant dueAt, Instant closesAt) {
        return poll(poll, new PollMoved(PATIENT, poll, "first-day", "links-per-day", dueAt, closesAt, START));
    }

    /** The protocol that all pages here are assessed by, with one rule. */
    Story protocol(String condition) {
        String text = "rules:\n  - {id: RULE, when: '" + condition + "'}\n";
        return add("/follow-up/protocols/p", new ProtocolActivated("p", "1", text, START));
    }

    Story given(String session) {
        return add(
                "/session/sessions/" + session,
                new SessionAborted(PATIENT, session, "monitor-request", true, START, "home", START));
    }

    Story emergency() {
        return add("/intake/patients/" + PATIENT, new EmergencyFound(PATIENT, List.of("X04"), START));
    }

    Story wrote(String reply) {
        return add("/intake/replies/" + reply, new PatientWrote(PATIENT, reply, "sms", "patient", "hash", START));
    }

    Story wroteRaised(String flag, String reply) {
        return add(
                "/follow-up/courses/" + PATIENT,
                new FlagRaised(
                        PATIENT,
                        flag,
                        "reply/" + reply,
                        "PATIENT-WROTE",
                        "1",
                        Tier.AMBER,
                        Hold.NONE,
                        "message",
                        Map.of("by", "patient"),
                        START));
    }

    Story emergencyRaised(String flag) {
        return add(
                "/follow-up/courses/" + PATIENT,
                new FlagRaised(
                        PATIENT,
                        flag,
                        "screening/" + START,
                        "X-RED-EMERGENCY",
                        "1",
                        Tier.RED,
                        Hold.NONE,
                        "suicide",
                        Map.of("X04", "yes"),
                        START));
    }

    Story escalation(String escalation, Fact fact) {
        return add("/follow-up/escalations/" + escalation, fact);
    }

    Story opened(String escalation, String flag, Tier tier) {
        return escalation(escalation, new EscalationOpened(PATIENT, escalation, "suicide", tier, flag, CLOSES, START));
    }

    Story notified(String escalation, Instant nextAt) {
        return escalation(
                escalation,
                new EscalationNotified(PATIENT, escalation, 1, "clinician-1", "email", true, nextAt, START));
    }

    Story attached(String escalation, String flag, Tier tier) {
        return escalation(escalation, new FlagAttached(PATIENT, escalation, flag, tier, START));
    }

    Story held(String escalation, String recipient, Instant until, Instant nextAt) {
        return escalation(
                escalation, new NoticeHeld(PATIENT, escalation, 1, recipient, "rate-limit", until, nextAt, START));
    }

    Story acknowledged(String escalation) {
        return escalation(escalation, new EscalationAcknowledged(PATIENT, escalation, "clinician-1", CLOSES, START));
    }

    Story reopened(String escalation) {
        return escalation(escalation, new EscalationReopened(PATIENT, escalation, "acknowledgement-expired", START));
    }

    Story resolved(String escalation, String by) {
        return escalation(
                escalation,
                new EscalationResolved(PATIENT, escalation, by, "contacted-safe", "note-1", "0".repeat(64), START));
    }

    Story held(long sequence, String flag, Hold hold) {
        return add("/follow-up/courses/pt-1", new HoldPlaced(PATIENT, sequence, flag, "RULE", hold, START));
    }

    Story lifted(long sequence, String flag) {
        return add(
                "/follow-up/courses/pt-1",
                new HoldLifted(PATIENT, sequence, flag, "clinician-1", "0".repeat(64), START));
    }

    Story applied(long sequence) {
        return add("/session/patients/pt-1", new HoldApplied(PATIENT, sequence, START));
    }

    /** A clinic's day in which everything happens once and everything adds up. */
    static Story balanced() {
        return new Story()
                .add(
                        "/intake/patients/pt-1",
                        new PatientEnrolled(PATIENT, "America/Chicago", "en-US", "US", "team", "2026-01", true, START))
                .planned("poll-1")
                .sent("poll-1")
                .delivered("poll-1")
                .poll("poll-1", new PollOpened(PATIENT, "poll-1", START))
                .saved("poll-1", 1)
                .assessed("poll-1", 1, "flag-red")
                .raised("poll-1", "flag-red", Tier.RED, Hold.STOP)
                .opened("esc-1", "flag-red", Tier.RED)
                .notified("esc-1", CLOSES)
                .held(1, "flag-red", Hold.STOP)
                .applied(1)
                .saved("poll-1", 2)
                .assessed("poll-1", 2, "flag-amber", "flag-blue")
                .raised("poll-1", "flag-amber", Tier.AMBER, Hold.NONE)
                .raised("poll-1", "flag-blue", Tier.BLUE, Hold.LOOK)
                .logged("poll-1", "flag-blue")
                .attached("esc-1", "flag-amber", Tier.RED)
                .held(2, "flag-blue", Hold.LOOK)
                .applied(2)
                .answered("poll-1", false)
                .acknowledged("esc-1")
                .reopened("esc-1")
                .acknowledged("esc-1")
                .resolved("esc-1", "clinician-1")
                .lifted(3, "flag-red")
                .applied(3)
                .planned("poll-2")
                .sent("poll-2")
                .undeliverable("poll-2")
                .missed("poll-2")
                .planned("poll-3")
                .sent("poll-3")
                .delivered("poll-3")
                .missed("poll-3")
                .saved("poll-3", 1)
                .quarantined("poll-3", 1)
                .answered("poll-3", true);
    }
}
