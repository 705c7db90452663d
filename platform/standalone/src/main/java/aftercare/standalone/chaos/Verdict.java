package aftercare.standalone.chaos;

import aftercare.backends.Mail;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.kernel.LinkToken;
import aftercare.kernel.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what people were told with what is there. */
final class Verdict {
    private final Journal journal;
    private final Log log;
    private final byte[] linkSecret;

    /**
     * What was found.
     *
     * @param lost what was acknowledged and is not there
     * @param doubled what is there, or went out, more than once
     * @param unexplained what else should not be
     */
    record Found(List<String> lost, List<String> doubled, List<String> unexplained) {
        boolean good() {
            return lost.isEmpty() && doubled.isEmpty() && unexplained.isEmpty();
        }
    }

    Verdict(Journal journal, Log log, byte[] linkSecret) {
        this.journal = journal;
        this.log = log;
        this.linkSecret = linkSecret.clone();
    }

    /** Looks at everything since the first round. */
    Found find(List<Mail> mails, List<TextGateway.Text> texts, List<String> complaints) {
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        answers(lost, doubled);
        flags(lost, doubled);
        patients(lost, doubled);
        Map<String, String> polls = polls();
        journal.acts().stream()
                .filter(act -> !log.acts.contains(polls.getOrDefault(act.subject(), act.subject()) + "/" + act.what()))
                .forEach(act -> lost.add(act.what() + " of " + act.subject()));
        mails.stream()
                .filter(People::isPatient)
                .collect(Collectors.groupingBy(Mail::messageId, Collectors.counting()))
                .forEach((id, times) -> {
                    if (times > 1) {
                        doubled.add("message " + id + " went out " + times + " times");
                    }
                });
        texts.stream()
                .collect(Collectors.groupingBy(TextGateway.Text::messageId, Collectors.counting()))
                .forEach((id, times) -> {
                    if (times > 1) {
                        doubled.add("text " + id + " went out " + times + " times");
                    }
                });
        List<String> unexplained = new ArrayList<>(complaints);
        unexplained.addAll(log.overtaken);
        return new Found(lost, doubled, unexplained);
    }

    private void answers(List<String> lost, List<String> doubled) {
        lost.addAll(missing(journal.answers()));
        log.saves.forEach((item, times) -> {
            if (times > 1) {
                doubled.add("answer " + item + " was saved " + times + " times");
            }
        });
    }

    /** Those of some answers that are not on the log as far as it was read. */
    List<String> missing(Map<Journal.Item, String> answers) {
        Map<String, String> polls = polls();
        List<String> missing = new ArrayList<>();
        answers.forEach((item, value) -> {
            String poll = polls.getOrDefault(item.token(), "");
            String kept = log.answers.getOrDefault(poll, Map.of()).get(item.question());
            if (!value.equals(kept)) {
                missing.add("answer " + value + " to " + item.question() + " of poll " + poll + ", there is " + kept);
            }
        });
        return missing;
    }

    /** Polls by the token of each link that was asked for. */
    private Map<String, String> polls() {
        Map<String, String> polls = new HashMap<>();
        for (MessageRequested asked : log.requested) {
            String poll = asked.pollId();
            if (poll != null) {
                polls.put(LinkToken.of(linkSecret, poll, asked.linkGeneration()).value(), poll);
            }
        }
        return polls;
    }

    private void flags(List<String> lost, List<String> doubled) {
        for (Tier tier : List.of(Tier.RED, Tier.AMBER)) {
            for (FlagRaised flag : log.flagsOf(tier)) {
                List<String> escalations = log.escalationsOf.getOrDefault(flag.flagId(), List.of());
                if (escalations.size() > 1) {
                    doubled.add(tier + " flag " + flag.flagId() + " is in " + escalations);
                } else if (escalations.isEmpty()) {
                    lost.add(tier + " flag " + flag.flagId() + " is in no escalation");
                } else if (!told(flag.flagId(), tier, escalations.getFirst())) {
                    lost.add("nobody was told after " + tier + " flag " + flag.flagId() + " of escalation "
                            + escalations.getFirst());
                }
            }
        }
    }

    /** Who was told of an escalation finds in it what joins later; a red flag is told of each time. */
    private boolean told(String flag, Tier tier, String escalation) {
        return log.told.contains(flag) || (tier != Tier.RED && log.toldOf.contains(escalation));
    }

    private void patients(List<String> lost, List<String> doubled) {
        Map<String, String> told = journal.patients();
        told.forEach((email, patient) -> {
            if (!log.enrolled.containsKey(patient)) {
                lost.add("patient " + patient);
            }
        });
        log.enrolled.forEach((patient, times) -> {
            if (times > 1) {
                doubled.add("patient " + patient + " was enrolled " + times + " times");
            }
        });
        Set<String> tried = journal.tried();
        if (log.enrolled.size() > tried.size()) {
            doubled.add(log.enrolled.size() + " patients are there, " + tried.size() + " were enrolled");
        }
    }
}
