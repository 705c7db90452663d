package aftercare.followup.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of one poll: its instruments with frozen versions, and the words for one patient. Immutable. */
public final class Survey {
    private final Instruments instruments;
    private final List<FormPart> parts;
    private final SurveyContext context;
    private final List<Slot> slots;
    private final Map<String, Object> occasion;
    private final Wording wording;

    private Survey(Instruments instruments, List<FormPart> parts, SurveyContext context) {
        this.instruments = instruments;
        this.parts = List.copyOf(parts);
        this.context = context;
        this.slots = Slot.layOut(instruments, parts);
        this.occasion = SurveyNames.occasion(context);
        this.wording = new Wording(context, instruments.declineLabel(context.language()));
    }

    /**
     * Opens the form. Building one costs microseconds: rebuild it for every request.
     *
     * @throws IllegalArgumentException when a part names an instrument, version or form that is not loaded
     */
    public static Survey of(Instruments instruments, List<FormPart> parts, SurveyContext context) {
        return new Survey(instruments, parts, context);
    }

    public SurveyContext context() {
        return context;
    }

    public List<FormPart> parts() {
        return parts;
    }

    public Instruments instruments() {
        return instruments;
    }

    /** The questions to be asked as things stand, in the order they are asked. */
    public List<Question> visible(Answers answers) {
        return walk(answers).asked().stream().map(wording::question).toList();
    }

    /** The first visible question without an answer; empty when the survey is complete. */
    public Optional<Question> next(Answers answers) {
        return walk(answers).asked().stream()
                .filter(asked -> !answers.has(asked.id()))
                .findFirst()
                .map(wording::question);
    }

    /** Ids of the visible questions, in order. Cheaper than {@link #visible}. */
    public List<String> visibleIds(Answers answers) {
        return walk(answers).asked().stream().map(Asked::id).toList();
    }

    /** A question that is visible under these answers. */
    public Optional<Question> find(String id, Answers answers) {
        return walk(answers).asked().stream()
                .filter(asked -> asked.id().equals(id))
                .findFirst()
                .map(wording::question);
    }

    /** The question asked before this one; empty for the first. */
    public Optional<Question> before(String id, Answers answers) {
        List<Asked> asked = walk(answers).asked();
        for (int i = 1; i < asked.size(); i++) {
            if (asked.get(i).id().equals(id)) {
                return Optional.of(wording.question(asked.get(i - 1)));
            }
        }
        return Optional.empty();
    }

    /** The answers to questions still visible; others stay stored but no longer count. */
    public Answers effective(Answers answers) {
        return new Answers(walk(answers).counted());
    }

    /**
     * Reads what a page submitted for a question. "None of these" together with other boxes, or "I'd rather not say" together
     * with an answer, asks again: clearing what was ticked could hide an emergency.
     */
    public Parsed read(Question question, List<String> submitted) {
        List<String> offered = question.offered().stream().map(Choice::value).toList();
        List<String> values =
                submitted.stream().filter(v -> !v.isEmpty()).distinct().toList();
        boolean alone = values.contains(Answers.DECLINED)
                || question.none().filter(values::contains).isPresent()
                || question.kind() != Question.Kind.TICK;
        if (values.isEmpty() || !offered.containsAll(values) || (alone && values.size() > 1)) {
            return new Parsed.Problem(question.problem());
        }
        return new Parsed.Coded(
                String.join(",", offered.stream().filter(values::contains).toList()));
    }

    private Walk walk(Answers answers) {
        Walk walk = new Walk(instruments, occasion, answers);
        slots.forEach(walk::visit);
        return walk;
    }
}
