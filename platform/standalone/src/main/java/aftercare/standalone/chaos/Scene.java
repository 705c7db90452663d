package aftercare.standalone.chaos;

import aftercare.backends.Mail;
import aftercare.backends.Mailbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.JsonNode;

/** What there is to look at afterwards: the log, the mailbox, the ledger and what people said. Not for several threads. */
final class Scene {
    private final Calls calls;
    private final People people;
    private final Log log;
    private final Verdict verdict;
    private final Path mailbox;
    private final TextGateway texts;
    private final List<Mail> mails = new ArrayList<>();

    Scene(Calls calls, People people, Log log, Verdict verdict, Path mailbox, TextGateway texts) {
        this.calls = calls;
        this.people = people;
        this.log = log;
        this.verdict = verdict;
        this.mailbox = mailbox;
        this.texts = texts;
    }

    /** Reads what is new and judges all of it. */
    Verdict.Found look() {
        List<String> unexplained = new ArrayList<>(people.complaints());
        try {
            log.readOn();
        } catch (KafkaException | IllegalStateException e) {
            unexplained.add("the log cannot be read: " + e.getMessage());
        }
        ledger().ifPresentOrElse(
                        ledger -> ledger.path("problems")
                                .forEach(problem -> unexplained.add(
                                        "ledger: " + problem.path("account").asString() + " "
                                                + problem.path("id").asString() + " "
                                                + problem.path("what").asString())),
                        () -> unexplained.add("the ledger cannot be read"));
        return verdict.find(mails(), texts.after(0), unexplained);
    }

    /** All mails there are, as far as the mailbox was read. */
    List<Mail> mails() {
        mails.addAll(Mailbox.kept(mailbox, mails.isEmpty() ? 0 : mails.getLast().id()));
        return List.copyOf(mails);
    }

    private Optional<JsonNode> ledger() {
        return calls.get("/api/auditor/ledger?atRest=true")
                .filter(Calls.Answer::done)
                .map(Calls.Answer::json);
    }
}
