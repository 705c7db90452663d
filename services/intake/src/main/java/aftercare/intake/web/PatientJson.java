package aftercare.intake.web;

import aftercare.intake.patient.Clearance;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.PriorTreatment;
import aftercare.kernel.FollowingPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as REST shows them: under the pseudonym, without name, contact and birth date.
 *
 * @param cleared true when a session may start now; the other fields tell of the last clearance that was not withdrawn
 * @param lifetimeAttempt item 4 of ASQ, {@code yes}, {@code no} or {@code declined}; null when not asked
 * @param joinedMidCourse true when there was ketamine elsewhere before; null when not asked
 * @param priorDoseMg cumulative dose before, in milligrams; null when unknown or none
 * @param following whether the patient is asked how they are: {@code followed}, {@code paused}, {@code in-hospital}, {@code
 *     withdrawn} or {@code died}
 * @param followingUntil when that ends by itself; null when no end is known
 * @param conditions ids of the screening's questions that a clinician cleared although the answer is not no
 */
record PatientJson(
        String patient,
        String zone,
        String language,
        String country,
        String careTeam,
        String consentVersion,
        boolean drugAtHome,
        Instant enrolledAt,
        boolean cleared,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt,
        @Nullable Instant validUntil,
        List<String> conditions,
        @Nullable String lifetimeAttempt,
        @Nullable Boolean joinedMidCourse,
        @Nullable BigDecimal priorDoseMg,
        String following,
        @Nullable Instant followingUntil) {

    static PatientJson of(Patient patient, Instant now) {
        Enrolment e = patient.enrolment();
        Clearance clearance = patient.clearance();
        PriorTreatment prior = e.priorTreatment();
        FollowingPeriod standing = patient.followingAt(now);
        return new PatientJson(
                patient.id(),
                e.zone().getId(),
                e.language(),
                e.country(),
                e.careTeam(),
                e.consentVersion(),
                e.drugAtHome(),
                patient.enrolledAt(),
                patient.clearedAt(now),
                clearance == null ? null : clearance.by(),
                clearance == null ? null : clearance.at(),
                clearance == null ? null : clearance.validUntil(),
                clearance == null ? List.of() : clearance.conditions(),
                e.lifetimeAttempt() == null ? null : e.lifetimeAttempt().code(),
                prior == null ? null : prior.had(),
                prior == null ? null : prior.cumulativeMg(),
                standing.state().code(),
                standing.until());
    }
}
