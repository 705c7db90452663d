package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Question;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a patient answered in one survey, in the words of the questions. */
public final class ReadAnswers {
    private static final Pattern ITEM = Pattern.compile("[A-Z]+_\\d+");

    private final Polls polls;
    private final AssessPaper assess;
    private final List<String> hidden;

    public ReadAnswers(Polls polls, AssessPaper assess, Protocol protocol) {
        this.polls = polls;
        this.assess = assess;
        this.hidden = protocol.rules().stream()
                .filter(rule -> rule.routing().isPresent())
                .flatMap(rule -> ITEM.matcher(rule.when()).results())
                .map(found -> found.group().replace('_', '-'))
                .distinct()
                .toList();
    }

    /**
     * One answer.
     *
     * @param item such as {@code ARR-01}
     * @param answer the label of what was chosen, or the patient's own words
     */
    public record Given(String item, String question, String answer) {}

    /**
     * A survey of which something was answered.
     *
     * @param answers in the order of the questions; none that only a named reader may read
     * @param hiding whether there was such a one
     */
    public record Read(Poll poll, List<Given> answers, boolean hiding) {
        public Read {
            answers = List.copyOf(answers);
        }
    }

    /** What was answered; empty when there is no such poll or nothing was answered yet. */
    public Optional<Read> of(String pollId) {
        return polls.find(pollId).flatMap(poll -> switch (poll) {
            case Poll.Open open -> Optional.of(read(open, open.dispatch(), open.paper()));
            case Poll.Answered answered -> Optional.of(read(answered, answered.dispatch(), answered.paper()));
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ -> Optional.empty();
        });
    }

    private Read read(Poll poll, Dispatch dispatch, Paper paper) {
        List<Question> answered = assess.sitting(dispatch, paper).visible().stream()
                .filter(question -> paper.answers().containsKey(question.id()))
                .toList();
        return new Read(
                poll,
                answered.stream()
                        .filter(question -> !hides(question.id()))
                        .map(question -> new Given(question.id(), question.text(), said(question, paper)))
                        .toList(),
                answered.stream().anyMatch(question -> hides(question.id())));
    }

    /** Those that a rule for a named reader looks at, and what is asked after them (FDC-13 and FDC-13a). */
    private boolean hides(String id) {
        return hidden.stream().anyMatch(item -> id.matches(Pattern.quote(item) + "[a-z]?"));
    }

    private static String said(Question question, Paper paper) {
        String words = paper.words().get(question.id());
        return words == null ? question.labelOf(paper.answers().getOrDefault(question.id(), "")) : words;
    }
}
