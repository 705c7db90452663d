package aftercare.followup.poll;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerQuarantined;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.FlagLogged;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.Deadline;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Sitting;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks at the answers of one poll when a page is saved, when a deadline passes and when the window closes. Pure. An
 * answer that the rules cannot judge is kept, set aside and shown to a person.
 */
public class AssessPaper {
    private static final String RED = "RED-";
    private static final String NOT_ASSESSED = "NOT-ASSESSED";

    private final ReadySheets sheets;
    private final Protocol protocol;
    private final Assessor assessor;

    public AssessPaper(Instruments instruments, Protocol protocol) {
        this.sheets = new ReadySheets(instruments);
        this.protocol = protocol;
        this.assessor = protocol.assessor();
    }

    /**
     * What a look led to.
     *
     * @param complete true when no question is left
     */
    record Marked(Paper paper, boolean complete, List<FollowUpFact> facts) {}

    /** The survey of a poll with the answers it has so far. */
    Sitting sitting(Dispatch dispatch, Paper paper) {
        return sheets.of(dispatch.sheet()).with(paper.answers());
    }

    /** One page is saved: a new revision, its assessment, and what that raised. */
    Marked page(Asking asking, Dispatch dispatch, Paper before, Map<String, String> page, Instant now) {
        Map<String, String> answers = new HashMap<>(before.answers());
        answers.putAll(page);
        int revision = before.revision() + 1;
        Paper saved = new Paper(
                revision,
                answers,
                before.scores(),
                before.flags(),
                List.of(),
                before.deadlines(),
                before.passed(),
                before.uncarried(),
                before.uncarriedSince(),
                before.words());
        List<FollowUpFact> facts = new ArrayList<>();
        facts.add(new AnswerSaved(asking.patient(), asking.id(), revision, page, now));
        ReadySheets.Ready sheet = sheets.of(dispatch.sheet());
        Sitting sitting = sheet.with(answers);
        Found found;
        try {
            found = find(asking, sheet, saved, sitting, page.keySet(), sitting.complete(), now);
            facts.add(new AnswerAssessed(
                    asking.patient(),
                    asking.id(),
                    revision,
                    assessor.protocolVersion(),
                    found.paper().scores(),
                    found.fresh().stream().map(RaisedFlag::id).toList(),
                    now));
        } catch (RuntimeException e) {
            found = setAside(asking, saved, now);
            facts.add(new AnswerQuarantined(
                    asking.patient(), asking.id(), revision, e.getClass().getSimpleName(), now));
        }
        raise(asking, found, facts, now);
        Paper kept = sitting.namedReader().filter(page::containsValue).isPresent()
                ? found.paper().carryAgain(RaisedFlag::routed, now)
                : found.paper();
        return new Marked(kept, sitting.complete(), facts);
    }

    /** The account that the patient named to read a report of feeling unsafe; empty while there is none. */
    public Optional<String> namedReader(Dispatch dispatch, Paper paper) {
        return sitting(dispatch, paper).namedReader();
    }

    /** Nobody answered in time: rules whose deadline passed run, and those over the whole survey when it is over. */
    Marked lookAgain(Asking asking, Dispatch dispatch, Paper before, boolean over, Instant now) {
        return look(asking, dispatch, before, over, now, now);
    }

    /** The patient would rather not answer the rest: every deadline has passed, since nobody is waited for any more. */
    Marked declined(Asking asking, Dispatch dispatch, Paper before, Instant now) {
        return look(asking, dispatch, before, true, Instant.MAX, now);
    }

    private Marked look(
            Asking asking, Dispatch dispatch, Paper before, boolean over, Instant waitedUntil, Instant now) {
        Set<String> passed = new HashSet<>(before.passed());
        Map<String, Instant> running = new HashMap<>();
        before.deadlines().forEach((rule, by) -> {
            if (by.isAfter(waitedUntil)) {
                running.put(rule, by);
            } else {
                passed.add(rule);
            }
        });
        Paper later = new Paper(
                before.revision(),
                before.answers(),
                before.scores(),
                before.flags(),
                before.pages(),
                running,
                passed,
                before.uncarried(),
                before.uncarriedSince(),
                before.words());
        ReadySheets.Ready sheet = sheets.of(dispatch.sheet());
        Sitting sitting = sheet.with(later.answers());
        Found found;
        try {
            found = find(asking, sheet, later, sitting, Set.of(), over, now);
        } catch (RuntimeException e) {
            found = setAside(asking, later, now);
        }
        List<FollowUpFact> facts = new ArrayList<>();
        raise(asking, found, facts, now);
        Paper kept = over ? found.paper() : found.paper().showing(unread(before.pages(), found.paper()));
        return new Marked(kept, sitting.complete(), facts);
    }

    /** Pages that nobody has gone on from stay, and new ones join; beside a red page no milder one is shown. */
    private static List<String> unread(List<String> before, Paper after) {
        List<String> pages = Stream.concat(before.stream(), after.pages().stream())
                .distinct()
                .toList();
        List<String> red = pages.stream().filter(page -> page.startsWith(RED)).toList();
        return red.isEmpty() ? pages : red;
    }

    /** Open to tests alone: no answer is known that the shipped rules cannot judge. */
    Assessment judge(AssessmentInput input) {
        return assessor.assess(input);
    }

    private record Found(Paper paper, List<RaisedFlag> fresh) {}

    private Found find(
            Asking asking,
            ReadySheets.Ready sheet,
            Paper paper,
            Sitting sitting,
            Set<String> saved,
            boolean finished,
            Instant now) {
        Assessment assessment = judge(new AssessmentInput(
                asking.id(),
                sheet.survey(),
                sitting.given(),
                saved,
                finished,
                paper.passed(),
                sheet.history(),
                paper.known(),
                now));
        List<RaisedFlag> fresh = assessment.flags().stream()
                .map(flag -> RaisedFlag.of(flag, asking.id(), now))
                .toList();
        Map<String, Instant> deadlines = new HashMap<>();
        for (Deadline deadline : assessor.deadlines(sheet.survey(), sitting.effective())) {
            if (!paper.passed().contains(deadline.rule())) {
                deadlines.put(
                        deadline.rule(), paper.deadlines().getOrDefault(deadline.rule(), now.plus(deadline.after())));
            }
        }
        return new Found(with(paper, assessment.scores(), fresh, assessment.pages(), deadlines, now), fresh);
    }

    private Found setAside(Asking asking, Paper paper, Instant now) {
        RaisedFlag flag = RaisedFlag.of(protocol.raise(NOT_ASSESSED, asking.id(), Map.of()), asking.id(), now);
        if (paper.known().contains(flag.id())) {
            return new Found(paper, List.of());
        }
        return new Found(with(paper, paper.scores(), List.of(flag), List.of(), paper.deadlines(), now), List.of(flag));
    }

    private static Paper with(
            Paper paper,
            Map<String, Integer> scores,
            List<RaisedFlag> fresh,
            List<String> pages,
            Map<String, Instant> deadlines,
            Instant now) {
        List<String> uncarried = Stream.concat(
                        paper.uncarried().stream(), fresh.stream().map(RaisedFlag::id))
                .toList();
        Instant since = paper.uncarriedSince() == null && !uncarried.isEmpty() ? now : paper.uncarriedSince();
        return new Paper(
                paper.revision(),
                paper.answers(),
                scores,
                Stream.concat(paper.flags().stream(), fresh.stream()).toList(),
                pages,
                deadlines,
                paper.passed(),
                uncarried,
                since,
                paper.words());
    }

    private static void raise(Asking asking, Found found, List<FollowUpFact> facts, Instant now) {
        for (RaisedFlag flag : found.fresh()) {
            facts.add(new FlagRaised(
                    asking.patient(),
                    flag.id(),
                    flag.cause(),
                    flag.rule(),
                    flag.protocolVersion(),
                    flag.tier(),
                    flag.hold(),
                    flag.concern(),
                    flag.inputs(),
                    now));
            if (flag.tier() == Tier.BLUE) {
                facts.add(new FlagLogged(asking.patient(), flag.id(), now));
            }
        }
    }

    /** Instrument to the ids of the questions whose answers count, in the order they are asked. */
    Map<String, List<String>> counted(Poll.Answered poll) {
        Map<String, List<String>> counted = new TreeMap<>();
        for (Question question : sitting(poll.dispatch(), poll.paper()).visible()) {
            counted.computeIfAbsent(question.instrument(), _ -> new ArrayList<>())
                    .add(question.id());
        }
        return counted;
    }

    /** A whole survey as later ones look back at it: the answers that count, by instrument. */
    public Map<String, Map<String, String>> byInstrument(Poll.Answered poll) {
        Sitting sitting = sitting(poll.dispatch(), poll.paper());
        Map<String, Map<String, String>> byInstrument = new HashMap<>();
        for (Question question : sitting.visible()) {
            sitting.given()
                    .get(question.id())
                    .ifPresent(value -> byInstrument
                            .computeIfAbsent(question.instrument(), _ -> new HashMap<>())
                            .put(question.id(), value));
        }
        return byInstrument;
    }
}
