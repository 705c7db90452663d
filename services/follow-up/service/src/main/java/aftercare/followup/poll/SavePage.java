package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.survey.Parsed;
import aftercare.followup.survey.Question;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves one page of answers: stored, assessed and its flags raised in one write, so that what the patient sees next already
 * knows.
 */
public final class SavePage {
    private final OpenLinks links;
    private final Polls polls;
    private final AssessPaper assess;
    private final AfterSave afterSave;
    private final AnswerHeard heard;

    public SavePage(OpenLinks links, Polls polls, AssessPaper assess, AfterSave afterSave, AnswerHeard heard) {
        this.links = links;
        this.polls = polls;
        this.assess = assess;
        this.afterSave = afterSave;
        this.heard = heard;
    }

    /**
     * Saves the answer to one question.
     *
     * @param submitted the values the page sent for it, in the page's order
     */
    public Saved save(String token, String questionId, List<String> submitted, Instant now) {
        Optional<Links.Link> link = links.find(token);
        if (link.isEmpty()) {
            return new Saved.UnknownLink();
        }
        var attempt = new Attempt(link.get(), questionId, submitted, now);
        String pollId = link.get().pollId();
        Poll after = polls.update(pollId, attempt::decide);
        if (after.uncarriedSince() != null) {
            afterSave.toCarry(pollId);
        }
        if (attempt.refusal() == null) {
            heard.heard(after.asking(), now);
        }
        return attempt.refusal() != null ? attempt.refusal() : stored(after);
    }

    private Saved stored(Poll after) {
        return switch (after) {
            case Poll.Open open ->
                open.paper().pages().isEmpty()
                        ? new Saved.NextQuestion(nextQuestion(open))
                        : new Saved.ShowPages(open.paper().pages());
            case Poll.Answered answered -> new Saved.Completed(answered.paper().pages());
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ ->
                throw new IllegalStateException(
                        "Saving a page left poll " + after.asking().id() + " unopened");
        };
    }

    private Question nextQuestion(Poll.Open open) {
        return assess.sitting(open.dispatch(), open.paper())
                .next()
                .orElseThrow(() ->
                        new IllegalStateException("Poll " + open.asking().id() + " is open and has no question left"));
    }

    /** One try; decides anew, and forgets what it said before, when another write came first. */
    private final class Attempt {
        private final Links.Link link;
        private final String questionId;
        private final List<String> submitted;
        private final Instant now;
        private @Nullable Saved refusal;

        Attempt(Links.Link link, String questionId, List<String> submitted, Instant now) {
            this.link = link;
            this.questionId = questionId;
            this.submitted = List.copyOf(submitted);
            this.now = now;
        }

        @Nullable Saved refusal() {
            return refusal;
        }

        Change<Poll, FollowUpFact> decide(Poll poll) {
            refusal = null;
            return switch (poll) {
                case Poll.Planned _, Poll.Unsent _ -> refuse(poll, new Saved.UnknownLink());
                case Poll.Sent _, Poll.Missed _ -> refuse(poll, new Saved.NotStarted());
                case Poll.Answered _ -> refuse(poll, new Saved.Closed());
                case Poll.Open open -> link.expired(now) ? refuse(poll, new Saved.Closed()) : read(open);
            };
        }

        private Change<Poll, FollowUpFact> read(Poll.Open open) {
            Optional<Question> question =
                    assess.sitting(open.dispatch(), open.paper()).find(questionId);
            if (question.isEmpty()) {
                return refuse(open, new Saved.NotAsked());
            }
            return switch (question.get().read(submitted)) {
                case Parsed.Coded coded when open.paper().says(questionId, coded) -> Change.none(open);
                case Parsed.Coded coded -> open.save(questionId, coded, assess, now);
                case Parsed.Problem problem ->
                    refuse(open, new Saved.Invalid(question.get(), problem.message(), submitted));
            };
        }

        private Change<Poll, FollowUpFact> refuse(Poll poll, Saved why) {
            refusal = why;
            return Change.none(poll);
        }
    }
}
