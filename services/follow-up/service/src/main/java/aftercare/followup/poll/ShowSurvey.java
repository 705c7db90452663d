package aftercare.followup.poll;

import aftercare.followup.survey.Question;
import aftercare.followup.survey.Sitting;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shows what a survey link leads to. */
public final class ShowSurvey {
    private final OpenLinks links;
    private final Polls polls;
    private final AssessPaper assess;

    public ShowSurvey(OpenLinks links, Polls polls, AssessPaper assess) {
        this.links = links;
        this.polls = polls;
        this.assess = assess;
    }

    /** What the link shows now: the first question without an answer when there is one. */
    public SurveyView current(String token, Instant now) {
        return view(token, Optional.empty(), now);
    }

    /** A question to go back to; the current view when it is not asked as things stand. */
    public SurveyView question(String token, String questionId, Instant now) {
        return view(token, Optional.of(questionId), now);
    }

    private SurveyView view(String token, Optional<String> wanted, Instant now) {
        return links.find(token)
                .flatMap(link -> polls.find(link.pollId()).map(poll -> view(poll, link.expired(now), wanted, now)))
                .orElseGet(SurveyView.UnknownLink::new);
    }

    private SurveyView view(Poll poll, boolean expired, Optional<String> wanted, Instant now) {
        return switch (poll) {
            case Poll.Planned _, Poll.Unsent _ -> new SurveyView.UnknownLink();
            case Poll.Answered p ->
                new SurveyView.Done(form(p.asking(), p.dispatch()), p.paper().pages());
            case Poll.Sent p -> welcome(p.asking(), p.dispatch(), expired, now);
            case Poll.Missed p -> welcome(p.asking(), p.dispatch(), expired, now);
            case Poll.Open p -> expired ? new SurveyView.Expired(form(p.asking(), p.dispatch())) : ask(p, wanted);
        };
    }

    private static SurveyView welcome(Asking asking, Dispatch dispatch, boolean expired, Instant now) {
        SurveyView.Form form = form(asking, dispatch);
        return expired
                ? new SurveyView.Expired(form)
                : new SurveyView.Welcome(
                        form, asking.closesAt(), now.isAfter(asking.closesAt()), dispatch.declinedAt() != null);
    }

    private SurveyView ask(Poll.Open open, Optional<String> wanted) {
        Sitting sitting = assess.sitting(open.dispatch(), open.paper());
        Question question = wanted.flatMap(sitting::find)
                .or(sitting::next)
                .orElseThrow(() ->
                        new IllegalStateException("Poll " + open.asking().id() + " is open and has no question left"));
        List<String> asked = sitting.visibleIds();
        int index = asked.indexOf(question.id());
        return new SurveyView.Ask(
                form(open.asking(), open.dispatch()),
                question,
                given(open.paper(), question.id()),
                index > 0 ? Optional.of(asked.get(index - 1)) : Optional.empty(),
                index + 1,
                asked.size(),
                open.paper().pages(),
                open.dispatch().declinedAt() != null);
    }

    private static List<String> given(Paper paper, String question) {
        String words = paper.words().get(question);
        String coded = paper.answers().get(question);
        if (words != null) {
            return List.of(words);
        }
        return coded == null ? List.of() : Arrays.asList(coded.split(","));
    }

    private static SurveyView.Form form(Asking asking, Dispatch dispatch) {
        return new SurveyView.Form(
                asking.id(),
                asking.patient(),
                asking.careTeam(),
                asking.step(),
                dispatch.questionnaire().context(),
                dispatch.questionnaire().country());
    }
}
