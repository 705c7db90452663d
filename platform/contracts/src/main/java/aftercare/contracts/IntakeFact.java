package aftercare.contracts;

import aftercare.kernel.Following;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What intake tells the others: who may be treated, and what became of the messages it was asked to deliver. */
public sealed interface IntakeFact extends Fact {

    /**
     * A person was enrolled. Who that is stays with intake.
     *
     * @param patient pseudonym
     * @param zone IANA zone of the patient's wall clock
     * @param language BCP 47 tag of the wording to ask in
     * @param country ISO 3166 alpha-2 country of residence; decides the crisis numbers
     * @param careTeam the team whose clinicians look after the patient
     * @param consentVersion version of the informed consent that was signed
     * @param drugAtHome true when the drug is kept at home, which opens two questions of the dependency check
     * @param at when
     * @param lifetimeAttempt whether the patient has ever tried to kill themselves (item 4 of ASQ): {@code yes}, {@code no}
     *     or {@code declined}; null or absent when not asked
     * @param joinedMidCourse true when the patient was treated with ketamine elsewhere before, so that what is asked at
     *     enrolment is no baseline; null or absent when not asked
     * @param priorDoseMg cumulative dose before this clinic, in milligrams; null or absent when unknown or none
     * @param monitorByLink true when intake can send the adult who stays with the patient a link of their own; null or
     *     absent otherwise
     */
    record PatientEnrolled(
            String patient,
            String zone,
            String language,
            String country,
            String careTeam,
            String consentVersion,
            boolean drugAtHome,
            Instant at,
            @Nullable String lifetimeAttempt,
            @Nullable Boolean joinedMidCourse,
            @Nullable BigDecimal priorDoseMg,
            @Nullable Boolean monitorByLink)
            implements IntakeFact {
        /** An enrolment at which nothing was asked about the time before. */
        public PatientEnrolled(
                String patient,
                String zone,
                String language,
                String country,
                String careTeam,
                String consentVersion,
                boolean drugAtHome,
                Instant at) {
            this(patient, zone, language, country, careTeam, consentVersion, drugAtHome, at, null, null, null, null);
        }
    }

    /**
     * The patient may be treated: nothing in the screening stands in the way. Replaces an earlier clearance.
     *
     * @param by account of whoever wrote down what cleared the patient
     * @param validUntil last instant at which a session may start; null or absent when no end is known
     * @param conditions ids of the screening's questions that a clinician cleared although the answer is not no, such as
     *     {@code W01}; null or absent when the patient was cleared without a screening
     */
    record PatientCleared(
            String patient,
            String by,
            Instant at,
            @Nullable Instant validUntil,
            @Nullable List<String> conditions) implements IntakeFact {
        /** A clearance without a screening, whose end is not known. */
        public PatientCleared(String patient, String by, Instant at) {
            this(patient, by, at, null, null);
        }
    }

    /**
     * The patient may not be treated any more, until {@link PatientCleared} comes again.
     *
     * @param reasons ids of the screening's questions that stand in the way, such as {@code C09}
     */
    record ClearanceWithdrawn(String patient, List<String> reasons, Instant at) implements IntakeFact {}

    /**
     * The screening found an emergency: somebody has to act now, whatever becomes of the treatment.
     *
     * @param reasons ids of the screening's questions that found it, such as {@code X04}
     */
    record EmergencyFound(String patient, List<String> reasons, Instant at) implements IntakeFact {}

    /**
     * A channel took the message over; it may still bounce.
     *
     * @param messageId of the request
     * @param template of the request
     * @param pollId of the request, when it was about a poll
     * @param channel {@code email} or {@code sms}
     */
    record MessageSent(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            String channel,
            Instant at) implements IntakeFact {}

    /**
     * A channel vouches that the message arrived.
     *
     * @param messageId of the request
     * @param template of the request
     * @param pollId of the request, when it was about a poll
     * @param channel {@code email} or {@code sms}
     */
    record MessageDelivered(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            String channel,
            Instant at) implements IntakeFact {}

    /**
     * The message waits, since whom it is for had many in one day. It is sent then, or has failed.
     *
     * @param messageId of the request
     * @param template of the request
     * @param pollId of the request, when it was about a poll
     * @param channel {@code email} or {@code sms}
     * @param until not sent before
     */
    record MessageHeld(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            String channel,
            Instant until,
            Instant at)
            implements IntakeFact {}

    /**
     * A channel that had taken the message over did not deliver it after all. Its {@link MessageSent} does not stand any more:
     * another one, by another channel, or a {@link MessageFailed} follows.
     *
     * @param messageId of the request
     * @param template of the request
     * @param pollId of the request, when it was about a poll
     * @param channel {@code email} or {@code sms}
     * @param notAfter worthless afterwards, and not sent any more
     */
    record MessageReturned(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            String channel,
            Instant notAfter,
            Instant at)
            implements IntakeFact {}

    /**
     * The message will not be delivered, or nobody can tell.
     *
     * @param reason {@code expired} (not before its deadline), {@code no-contact}, {@code permanent-failure}, {@code
     *     technical-failure}, {@code stopped} (the patient wants none by any channel there is), {@code no-longer-needed} (the session it is about is not planned any more), {@code
     *     no-longer-followed} (the patient died, or took their consent back), or {@code outcome-unknown} (found half sent after a crash; never sent again)
     */
    record MessageFailed(
            String patient,
            String messageId,
            String template,
            @Nullable String pollId,
            String channel,
            String reason,
            Instant at)
            implements IntakeFact {}

    /**
     * Somebody does not want to be written to by a channel any more. Intake keeps to it by itself.
     *
     * @param channel {@code sms} or {@code email}
     * @param by {@code patient} or {@code monitor}
     */
    record MessagesStopped(String patient, String channel, String by, Instant at) implements IntakeFact {}

    /**
     * Somebody who had stopped a channel wants to be written to by it again.
     *
     * @param channel {@code sms} or {@code email}
     * @param by {@code patient} or {@code monitor}
     */
    record MessagesStarted(String patient, String channel, String by, Instant at) implements IntakeFact {}

    /**
     * The patient, or the adult who stays with them, wrote back to a message: a person has to read it. Its words stay with intake.
     *
     * @param replyId id of what was written
     * @param channel {@code sms} or {@code email}
     * @param by {@code patient} or {@code monitor}
     * @param textHash SHA-256 of the words in UTF-8, in hex
     */
    record PatientWrote(String patient, String replyId, String channel, String by, String textHash, Instant at)
            implements IntakeFact {}

    /**
     * Whether the patient is asked how they are has changed. Of several that have begun the one told last counts.
     *
     * @param state {@code FOLLOWED}, {@code PAUSED}, {@code IN_HOSPITAL}, {@code WITHDRAWN} (they took their consent back) or
     *     {@code DIED}
     * @param from when it begins; may be before {@code at}, and of a pause after it
     * @param until when a pause or a stay ends by itself; null or absent when no end is known
     * @param by account of whoever recorded it; why stays with intake
     */
    record FollowingChanged(
            String patient,
            Following state,
            Instant from,
            @Nullable Instant until,
            String by,
            Instant at) implements IntakeFact {}

    /**
     * The patient lives by another wall clock from now on.
     *
     * @param zone IANA zone
     * @param by account of whoever recorded it
     */
    record ZoneChanged(String patient, String zone, String by, Instant at) implements IntakeFact {}
}
