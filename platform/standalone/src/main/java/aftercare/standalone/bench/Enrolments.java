package aftercare.standalone.bench;

import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EnrolPatient;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Phone;
import aftercare.intake.web.EnrolmentChoices;
import aftercare.kernel.LinkToken;
import aftercare.standalone.clinic.Clinic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Enrols patients through intake and waits until each was sent the link to the first survey. */
final class Enrolments {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FIRST_LINK = 1;

    private final EnrolPatient enrol;
    private final EnrolmentChoices choices;
    private final Polls polls;
    private final Survey survey;
    private final byte[] linkSecret;

    Enrolments(Clinic clinic, Path data) {
        this.enrol = clinic.all(EnrolPatient.class).getFirst();
        this.choices = clinic.all(EnrolmentChoices.class).getFirst();
        this.polls = clinic.all(Polls.class).getFirst();
        Instruments instruments = clinic.all(Instruments.class).getFirst();
        Protocol protocol = clinic.all(Protocol.class).getFirst();
        this.survey =
                Survey.of(instruments, protocol.step("baseline").orElseThrow().forms(1), SurveyContext.english(true));
        this.linkSecret = linkSecret(data.resolve("secrets").resolve("links"));
    }

    private static byte[] linkSecret(Path file) {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret of the links", e);
        }
    }

    List<Respondent> enrol(int patients) {
        List<String> pseudonyms = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            pseudonyms.add(enrolOne(i));
        }
        SplittableRandom random = new SplittableRandom(1);
        return pseudonyms.stream()
                .map(patient -> new Respondent(
                        patient,
                        LinkToken.of(linkSecret, awaitLink(patient), FIRST_LINK).value(),
                        survey,
                        random.split()))
                .toList();
    }

    private String enrolOne(int number) {
        Enrolment enrolment = new Enrolment(
                "Bench " + number,
                EmailAddress.parse("bench" + number + "@patients.example").orElseThrow(),
                Phone.parse("+13125550100").orElseThrow(),
                null,
                ZoneId.of("America/Chicago"),
                "en",
                "US",
                choices.careTeams().getFirst(),
                choices.consentVersion(),
                false,
                null);
        return switch (enrol.enrol("bench", "bench-" + number, String.valueOf(number), enrolment)) {
            case EnrolPatient.Outcome.Enrolled enrolled -> enrolled.patient();
            case EnrolPatient.Outcome.KeyUsed used -> used.patient();
        };
    }

    private String awaitLink(String patient) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Optional<Poll> sent = sent(patient);
        while (sent.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Patient " + patient + " was sent no survey");
            }
            LockSupport.parkNanos(5_000_000);
            sent = sent(patient);
        }
        return sent.get().asking().id();
    }

    private Optional<Poll> sent(String patient) {
        return polls.ofPatient(patient).stream()
                .filter(Poll.Sent.class::isInstance)
                .findFirst();
    }
}
