package aftercare.intake.reply;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.intake.patient.Party;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;

/**
 * What somebody wrote back. Stays in intake's database; its text form shows nothing.
 *
 * @param id derived from the channel's own
 * @param patient whom it is from or about
 * @param by who wrote it
 * @param channel {@code sms} or {@code email}
 */
public record Reply(String id, String patient, Party by, String channel, String text, Instant at) {

    static Change<Reply, IntakeFact> take(Inbound in, String patient, Party by, Instant now) {
        String id = Ids.derive("reply", in.channel(), in.id(), patient, by.code());
        Reply born = new Reply(id, patient, by, in.channel(), in.text(), now);
        return Change.of(
                born,
                new PatientWrote(
                        born.patient(),
                        born.id(),
                        born.channel(),
                        born.by().code(),
                        Ids.sha256Hex(born.text()),
                        born.at()));
    }

    @Override
    public String toString() {
        return "Reply[" + id + "]";
    }
}
