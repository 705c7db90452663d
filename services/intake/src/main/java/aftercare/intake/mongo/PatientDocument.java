package aftercare.intake.mongo;

import aftercare.intake.patient.Attention;
import aftercare.intake.patient.Choice;
import aftercare.intake.patient.Clearance;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EmergencyContact;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.FollowingEntry;
import aftercare.intake.patient.LifetimeAttempt;
import aftercare.intake.patient.NamedMonitor;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Phone;
import aftercare.intake.patient.PriorTreatment;
import aftercare.intake.patient.ZoneMove;
import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Assessment;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Entry;
import aftercare.intake.screening.Entry.Answered;
import aftercare.intake.screening.Entry.Found;
import aftercare.intake.screening.Screening;
import aftercare.kernel.Following;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A patient in the collection {@code patients}. A birth date is text, since a database date has a time zone. {@code
 * attention} is the rank of what has to be done about the screening, for the list of it. A patient stored before there was
 * a screening lacks everything from {@code validUntil} on, and one stored later may lack what enrolment asks since; their clearance counts as a screening of its day.
 */
record PatientDocument(
        String id,
        String name,
        String email,
        String phone,
        @Nullable String birthDate,
        String zone,
        String language,
        String country,
        String careTeam,
        String consentVersion,
        boolean drugAtHome,
        @Nullable String emergencyName,
        @Nullable String emergencyPhone,
        Instant enrolledAt,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt,
        @Nullable Instant validUntil,
        @Nullable List<String> conditions,
        @Nullable List<EntryPart> screening,
        @Nullable List<PlannedPart> planned,
        @Nullable Integer attention,
        @Nullable Instant attentionSince,
        @Nullable String address,
        @Nullable String monitorName,
        @Nullable String monitorPhone,
        @Nullable String lifetimeAttempt,
        @Nullable Boolean priorTreatment,
        @Nullable String priorDoseMg,
        @Nullable String monitorEmail,
        @Nullable List<ChoicePart> choices,
        @Nullable Boolean textsFirst,
        @Nullable List<FollowingPart> following,
        @Nullable List<MovePart> moves) {

    /** Whether the patient is followed, as recorded. */
    record FollowingPart(
            Following state, Instant from, @Nullable Instant until, String reason, String by, Instant at, String key) {
        static FollowingPart of(FollowingEntry e) {
            return new FollowingPart(e.state(), e.from(), e.until(), e.reason(), e.by(), e.at(), e.key());
        }

        FollowingEntry entry() {
            return new FollowingEntry(state, from, until, reason, by, at, key);
        }

        @Override
        public String toString() {
            return "FollowingPart[" + at + ", " + by + "]";
        }
    }

    /** A move to another time zone. */
    record MovePart(String from, String to, String by, Instant at) {
        static MovePart of(ZoneMove move) {
            return new MovePart(move.from().getId(), move.to().getId(), move.by(), move.at());
        }

        ZoneMove move() {
            return new ZoneMove(ZoneId.of(from), ZoneId.of(to), by, at);
        }
    }

    /** Whether somebody wants to be written to by a channel; {@code way} is the party and the channel. */
    record ChoicePart(String way, boolean stopped, Instant at, List<String> heard) {}

    /** A session to come. */
    record PlannedPart(String session, Instant at) {}

    /** An entry of the screening: answers under a key, or a finding about one question. */
    record EntryPart(
            Instant at,
            String by,
            @Nullable String key,
            @Nullable Map<String, String> answers,
            @Nullable String medicines,
            @Nullable String question,
            @Nullable String reason) {
        static EntryPart of(Entry entry) {
            return switch (entry) {
                case Answered a -> {
                    Map<String, String> answers = new LinkedHashMap<>();
                    a.answers().forEach((question, answer) -> answers.put(question, answer.code()));
                    yield new EntryPart(a.at(), a.by(), a.key(), answers, a.medicines(), null, null);
                }
                case Found f -> new EntryPart(f.at(), f.by(), null, null, null, f.question(), f.reason());
            };
        }

        Entry entry() {
            if (question != null && reason != null) {
                return new Found(at, by, question, reason);
            }
            Map<String, Answer> read = new LinkedHashMap<>();
            Objects.requireNonNull(answers, "An entry of a screening has neither answers nor a finding")
                    .forEach((id, code) -> read.put(id, Answer.of(code).orElseThrow()));
            return new Answered(at, by, key == null ? "" : key, read, medicines == null ? "" : medicines);
        }

        @Override
        public String toString() {
            return "EntryPart[" + at + ", " + by + "]";
        }
    }

    static PatientDocument of(Patient patient, Checklist checklist) {
        Optional<Attention> attention = patient.attention(checklist);
        Enrolment e = patient.enrolment();
        EmergencyContact emergency = e.emergencyContact();
        NamedMonitor monitor = e.monitor();
        LifetimeAttempt attempt = e.lifetimeAttempt();
        PriorTreatment prior = e.priorTreatment();
        Clearance clearance = patient.clearance();
        return new PatientDocument(
                patient.id(),
                e.name(),
                e.email().value(),
                e.phone().value(),
                e.birthDate() == null ? null : e.birthDate().toString(),
                e.zone().getId(),
                e.language(),
                e.country(),
                e.careTeam(),
                e.consentVersion(),
                e.drugAtHome(),
                emergency == null ? null : emergency.name(),
                emergency == null ? null : emergency.phone().value(),
                patient.enrolledAt(),
                clearance == null ? null : clearance.by(),
                clearance == null ? null : clearance.at(),
                clearance == null ? null : clearance.validUntil(),
                clearance == null ? null : clearance.conditions(),
                patient.screening().entries().stream().map(EntryPart::of).toList(),
                patient.planned().entrySet().stream()
                        .map(p -> new PlannedPart(p.getKey(), p.getValue()))
                        .toList(),
                attention.map(a -> a.kind().rank()).orElse(null),
                attention.map(Attention::since).orElse(null),
                e.address(),
                monitor == null ? null : monitor.name(),
                monitor == null ? null : monitor.phone().value(),
                attempt == null ? null : attempt.code(),
                prior == null ? null : prior.had(),
                prior == null || prior.cumulativeMg() == null
                        ? null
                        : prior.cumulativeMg().toPlainString(),
                monitor == null || monitor.email() == null
                        ? null
                        : monitor.email().value(),
                patient.choices().isEmpty()
                        ? null
                        : patient.choices().entrySet().stream()
                                .map(c -> new ChoicePart(
                                        c.getKey(),
                                        c.getValue().stopped(),
                                        c.getValue().at(),
                                        c.getValue().heard()))
                                .toList(),
                e.textsFirst() ? true : null,
                patient.following().isEmpty()
                        ? null
                        : patient.following().stream().map(FollowingPart::of).toList(),
                patient.moves().isEmpty()
                        ? null
                        : patient.moves().stream().map(MovePart::of).toList());
    }

    Patient patient() {
        Enrolment enrolment = new Enrolment(
                name,
                new EmailAddress(email),
                new Phone(phone),
                birthDate == null ? null : LocalDate.parse(birthDate),
                ZoneId.of(zone),
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome,
                emergencyName == null || emergencyPhone == null
                        ? null
                        : new EmergencyContact(emergencyName, new Phone(emergencyPhone)),
                address,
                monitorName == null || monitorPhone == null
                        ? null
                        : new NamedMonitor(
                                monitorName,
                                new Phone(monitorPhone),
                                monitorEmail == null ? null : new EmailAddress(monitorEmail)),
                lifetimeAttempt == null
                        ? null
                        : LifetimeAttempt.of(lifetimeAttempt).orElseThrow(),
                priorTreatment == null
                        ? null
                        : new PriorTreatment(priorTreatment, priorDoseMg == null ? null : new BigDecimal(priorDoseMg)),
                Boolean.TRUE.equals(textsFirst));
        Map<String, Instant> sessions = new LinkedHashMap<>();
        if (planned != null) {
            planned.forEach(p -> sessions.put(p.session(), p.at()));
        }
        return new Patient(
                id,
                enrolment,
                enrolledAt,
                clearance(),
                screening == null
                        ? Screening.none()
                        : new Screening(screening.stream().map(EntryPart::entry).toList()),
                sessions,
                chosen(),
                following == null
                        ? List.of()
                        : following.stream().map(FollowingPart::entry).toList(),
                moves == null ? List.of() : moves.stream().map(MovePart::move).toList());
    }

    private Map<String, Choice> chosen() {
        Map<String, Choice> chosen = new LinkedHashMap<>();
        if (choices != null) {
            choices.forEach(c -> chosen.put(c.way(), new Choice(c.stopped(), c.at(), c.heard())));
        }
        return chosen;
    }

    private @Nullable Clearance clearance() {
        if (clearedBy == null || clearedAt == null) {
            return null;
        }
        return new Clearance(
                clearedBy,
                clearedAt,
                validUntil == null ? clearedAt.plus(Assessment.VALID) : validUntil,
                conditions == null ? List.of() : conditions);
    }

    @Override
    public String toString() {
        return "PatientDocument[" + id + "]";
    }
}
