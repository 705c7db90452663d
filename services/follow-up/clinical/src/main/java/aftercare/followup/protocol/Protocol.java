package aftercare.followup.protocol;

import aftercare.followup.checkin.CheckInAnswers;
import aftercare.followup.checkin.CheckInRules;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.measurement.Measurement;
import aftercare.followup.measurement.MeasurementRules;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clinic's protocol: when to ask what, what worries it, how fast to act. Data with a version, read from YAML. */
public final class Protocol {
    /** Key of the step that asks the canary and nobody else; no file's keys have a colon. */
    public static final String CANARY_STEP = "canary:urinary-check";

    private static final String CANARY_ASKS = "urinary-check";

    private static final String CAUSE = "cause";

    private final ProtocolFile.Content content;

    private Protocol(ProtocolFile.Content content) {
        this.content = content;
    }

    /** The default that comes with the product: a proposal, not validated for ketamine. */
    public static Protocol shipped(Instruments instruments) {
        return load(DataFile.resource("protocol/default.yaml"), instruments);
    }

    /**
     * Reads, checks and compiles a protocol; takes some 100 ms.
     *
     * @throws aftercare.followup.datafile.DataFileException with file, line and fix for the first thing that is wrong
     */
    public static Protocol load(DataFile file, Instruments instruments) {
        return new Protocol(new ProtocolFile(file, instruments).read());
    }

    public String id() {
        return content.id();
    }

    public String version() {
        return content.version();
    }

    public String title() {
        return content.title();
    }

    /** "proposal, not validated for ketamine; review before use", until a clinician reviewed it. */
    public String status() {
        return content.status();
    }

    /** Name and date of the clinician who reviewed it; empty: not reviewed, and every clinician's page says so. */
    public Optional<String> reviewer() {
        return content.reviewer();
    }

    public List<Step> steps() {
        return content.steps();
    }

    /** A step by its key, that of the canary included. */
    public Optional<Step> step(String key) {
        return key.equals(CANARY_STEP) ? canaryStep() : fromFile(key);
    }

    /** What the canary is asked: the whole urinary check, as the clinic's own steps ask it; empty when none does. */
    private Optional<Step> canaryStep() {
        return content.steps().stream()
                .flatMap(step -> step.plans().stream())
                .map(Step.Plan::part)
                .filter(part -> part.instrument().equals(CANARY_ASKS))
                .findFirst()
                .map(part -> new Step(
                        CANARY_STEP,
                        Step.Anchor.ENROLMENT,
                        List.of(),
                        Step.Asked.PATIENT,
                        Span.ZERO,
                        Span.ZERO,
                        Duration.ZERO,
                        List.of(),
                        true,
                        false,
                        false,
                        List.of(new Step.Plan(
                                new FormPart(
                                        part.instrument(), part.version(), "all", Optional.empty(), Optional.empty()),
                                1,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty())),
                        "the product's own, for the canary alone"));
    }

    private Optional<Step> fromFile(String key) {
        return content.steps().stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** Above these more is asked. */
    public ExposureLimits exposureLimits() {
        return content.limits();
    }

    public Sending sending() {
        return content.sending();
    }

    public List<Silence> silences() {
        return content.silences();
    }

    /** What it means that a poll of this step was missed; empty: nothing yet. */
    public Optional<Silence> silence(String step, Standing standing) {
        return content.silences().stream().filter(s -> s.holds(step, standing)).findFirst();
    }

    /** The flag that tells of a missed poll; its inputs name the cause, so that it can be worked out again. */
    public Flag raise(Silence silence, SilenceCause cause, String poll) {
        return assessor().raise(silence.rule(cause), poll, Map.of(CAUSE, cause.code()));
    }

    /** What is told before each planned session. */
    public List<Announcement> announcements() {
        return content.announcements();
    }

    /** What it means when nobody of several answers. */
    public List<Unanswered> unanswered() {
        return content.unanswered();
    }

    /** The one whose time counts from this step, when it is about a patient of whom this holds. */
    public Optional<Unanswered> unanswered(String step, Standing standing) {
        return content.unanswered().stream()
                .filter(u -> u.isTimedBy(step) && u.when().holds(standing.facts()))
                .findFirst();
    }

    /** The one whose time counts from this step, whatever holds. */
    public Optional<Unanswered> unansweredTimedBy(String step) {
        return content.unanswered().stream().filter(u -> u.isTimedBy(step)).findFirst();
    }

    public List<Rule> rules() {
        return content.rules();
    }

    /** Any rule by its id, those that the program raises and those on silence included. */
    public Optional<Rule> rule(String id) {
        return Stream.of(
                        content.rules(),
                        content.builtIn(),
                        content.measured().all(),
                        content.checkIn().all(),
                        content.silences().stream().map(Silence::rule).toList())
                .flatMap(List::stream)
                .filter(r -> r.id().equals(id))
                .findFirst();
    }

    /**
     * The flag of a rule that no answer raises, such as {@code NOT-ASSESSED} or {@code HOLD-STARTED}.
     *
     * @param cause id of the poll, session or fact it is about
     */
    public Flag raise(String rule, String cause, Map<String, String> inputs) {
        return assessor()
                .raise(rule(rule).orElseThrow(() -> new IllegalArgumentException("No rule " + rule)), cause, inputs);
    }

    /**
     * Works a stored flag out again, from nothing but the cause, the rule and the values that it names.
     *
     * @return empty when this protocol has no such rule, or the rule would not raise it on these values
     */
    public Optional<StoredFlag> recompute(StoredFlag stored) {
        Optional<Flag> again = content.builtIn().stream()
                .filter(rule -> rule.id().equals(stored.rule()))
                .findFirst()
                .map(rule -> assessor().raise(rule, stored.cause(), stored.inputs()))
                .or(() -> measuredAgain(stored))
                .or(() -> checkedInAgain(stored))
                .or(() -> silentAgain(stored))
                .or(() -> assessor().again(stored.rule(), stored.cause(), stored.inputs()));
        return again.map(flag -> StoredFlag.of(flag, stored.cause()));
    }

    private Optional<Flag> measuredAgain(StoredFlag stored) {
        return Measurement.shown(stored.inputs())
                .flatMap(content.measured()::worriedBy)
                .filter(rule -> rule.id().equals(stored.rule()))
                .map(rule -> assessor().raise(rule, stored.cause(), stored.inputs()));
    }

    private Optional<Flag> checkedInAgain(StoredFlag stored) {
        return content.checkIn().worriedBy(new CheckInAnswers(stored.inputs())).stream()
                .filter(worry -> worry.rule().id().equals(stored.rule()))
                .filter(worry -> worry.inputs().equals(stored.inputs()))
                .findFirst()
                .map(worry -> assessor().raise(worry.rule(), stored.cause(), stored.inputs()));
    }

    private Optional<Flag> silentAgain(StoredFlag stored) {
        return content.silences().stream()
                .filter(silence -> silence.id().equals(stored.rule()))
                .findFirst()
                .flatMap(silence -> SilenceCause.ofCode(stored.inputs().getOrDefault(CAUSE, ""))
                        .map(cause -> raise(silence, cause, stored.cause())));
    }

    /** The rules about what is measured in a session. */
    public MeasurementRules measured() {
        return content.measured();
    }

    /** The rules about what a patient says before a dose. */
    public CheckInRules checkIn() {
        return content.checkIn();
    }

    public Response response(Tier tier) {
        return content.responses().stream()
                .filter(r -> r.tier() == tier)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No response for " + tier));
    }

    /** What a coordinator deals with by telephone, silence aside: ids of rules. */
    public List<String> callRules() {
        return content.calls().rules();
    }

    /** How fast what stands on the call list is acted on, and who is told. */
    public Response responseByCall(Tier tier) {
        return content.calls().response(tier).orElseGet(() -> response(tier));
    }

    /** True when what this rule raises is a coordinator's to deal with by telephone: silence, and the rules that say so. */
    public boolean onCallList(String rule) {
        return content.calls().rules().contains(rule)
                || content.silences().stream().anyMatch(silence -> silence.id().equals(rule));
    }

    /** The rules, compiled. Thread-safe. */
    public Assessor assessor() {
        return content.assessor();
    }

    /** The file itself, as events carry it to the auditor. */
    public String text() {
        return content.text();
    }
}
