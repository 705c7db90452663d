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

    /** The survey with these answers. */
    public Sitting with(Answers answers) {
        Walk walk = new Walk(instruments, occasion, answers);
        slots.forEach(walk::visit);
        return new Sitting(answers, walk, wording);
    }

    /** The questions to be asked as things stand, in the order they are asked. */
    public List<Question> visible(Answers answers) {
        return with(answers).visible();
    }

    /** The first visible question without an answer; empty when the survey is complete. */
    public Optional<Question> next(Answers answers) {
        return with(answers).next();
    }

    /** Ids of the visible questions, in order. Cheaper than {@link #visible}. */
    public List<String> visibleIds(Answers answers) {
        return with(answers).visibleIds();
    }

    /** A question that is visible under these answers. */
    public Optional<Question> find(String id, Answers answers) {
        return with(answers).find(id);
    }

    /** The answers to questions still visible; others stay stored but no longer count. */
    public Answers effective(Answers answers) {
        return with(answers).effective();
    }
}
