package aftercare.followup.cases;

import aftercare.followup.cases.CaseDecision.Both;
import aftercare.followup.cases.CaseDecision.Conflict;
import aftercare.followup.cases.CaseDecision.Done;
import aftercare.followup.cases.CaseDecision.Refused;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One adverse event of one patient. It never changes: each decision gives the next revision, whose history has every field that
 * differs. Nothing is deleted; what was wrong is nullified with a reason.
 *
 * @param id derived from patient and first cause, or from the case it was split from
 * @param patient pseudonym
 * @param openedAt when the case was drafted
 * @param receivedAt day 0: when the clinic first heard of the event
 * @param informedAt when the newest information came
 * @param revision 1 for the draft, one more for each change after it
 * @param history all changes, oldest first
 * @param splitFrom id of the case that it was part of; null for most
 * @param joinedInto id of the case that it went up in; null for most
 */
public record AdverseEventCase(
        String id,
        String patient,
        Instant openedAt,
        Instant receivedAt,
        Instant informedAt,
        long revision,
        CaseState state,
        CaseContent content,
        List<HistoryEntry> history,
        @Nullable String splitFrom,
        @Nullable String joinedInto) {
    public AdverseEventCase {
        history = List.copyOf(history);
    }

    /** The id of the case that a flag, an observed side effect or a report leads to. */
    public static String idOf(String patient, String cause) {
        return Ids.derive("case", patient, cause);
    }

    /**
     * A draft with everything that is known.
     *
     * @param cause id of the flag, the observed side effect or the report; it is among the flags from the start
     * @param known whatever is known; its exposure is computed here
     * @param receivedAt when the clinic first heard of it, not after {@code now}
     * @return {@link Done} or {@link Refused}
     */
    public static CaseDecision draft(
            String patient, String cause, CaseContent known, Dosing dosing, Actor by, Instant receivedAt, Instant now) {
        if (receivedAt.isAfter(now)) {
            throw new IllegalArgumentException(
                    "Case of " + cause + " was received at " + receivedAt + ", after " + now);
        }
        Set<String> flags = new TreeSet<>(known.flags());
        flags.add(cause);
        return drafted(
                idOf(patient, cause),
                patient,
                exposed(known, dosing).entry().flags(List.copyOf(flags)).content(),
                dosing,
                by,
                receivedAt,
                now,
                null);
    }

    private static CaseDecision drafted(
            String id,
            String patient,
            CaseContent content,
            Dosing dosing,
            Actor by,
            Instant receivedAt,
            Instant now,
            @Nullable String splitFrom) {
        List<Problem> problems = ContentCheck.of(content, dosing.zone(), now);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        var blank = new AdverseEventCase(
                id, patient, now, receivedAt, now, 0, CaseState.DRAFT, CaseContent.empty(), List.of(), null, null);
        return new Done(blank.next(
                new AdverseEventCase(
                        id, patient, now, receivedAt, now, 0, CaseState.DRAFT, content, List.of(), splitFrom, null),
                by,
                Move.EDIT,
                "",
                now));
    }

    /**
     * Changes what the case says.
     *
     * @param seen the revision that was read; when it is not the newest any more, the answer is {@link Conflict}
     * @param wanted the whole content; flags and exposure in it count for nothing
     * @param reason why; required where a criterion of seriousness is taken back, may be empty otherwise
     */
    public CaseDecision edit(Actor by, long seen, CaseContent wanted, String reason, Dosing dosing, Instant now) {
        CaseContent entered =
                exposed(wanted, dosing).entry().flags(content.flags()).content();
        if (seen != revision) {
            return conflict(seen, entered);
        }
        List<Problem> problems = new ArrayList<>(refusals(by, Move.EDIT, reason, content));
        Set<Field> changed = Field.changed(content, entered);
        for (Field field : changed) {
            if (field != Field.EXPOSURE && !by.isOneOf(field.changedBy())) {
                problems.add(new Problem(field, field.label() + ": this needs " + people(field.changedBy())));
            }
        }
        if (downgrades(entered)) {
            if (!by.isOneOf(Set.of(Capacity.SAFETY_OFFICER))) {
                problems.add(new Problem(
                        Field.SERIOUSNESS, "A criterion of seriousness is taken back by the safety officer alone"));
            }
            if (reason.isBlank()) {
                problems.add(new Problem(Field.SERIOUSNESS, "Enter why a criterion of seriousness is taken back"));
            }
        }
        problems.addAll(ContentCheck.of(entered, dosing.zone(), now));
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        return entered.equals(content) ? new Done(this) : new Done(next(with(entered), by, Move.EDIT, reason, now));
    }

    /**
     * Moves the case on: {@link Move#SUBMIT}, {@link Move#ASSESS}, {@link Move#CLOSE}, {@link Move#REOPEN} or {@link
     * Move#NULLIFY}.
     *
     * @param seen the revision that was read
     * @param reason why; where the table asks for one
     */
    public CaseDecision move(Actor by, long seen, Move move, String reason, Instant now) {
        if (!Set.of(Move.SUBMIT, Move.ASSESS, Move.CLOSE, Move.REOPEN, Move.NULLIFY)
                .contains(move)) {
            throw new IllegalArgumentException(move + " of case " + id + " needs more than a reason");
        }
        if (seen != revision) {
            return conflict(seen, content);
        }
        List<Problem> problems = refusals(by, move, reason, content);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        CaseState to = Workflow.row(state, move).orElseThrow().to();
        Instant informed = move == Move.REOPEN ? now : informedAt;
        return new Done(next(with(to, informed, null), by, move, reason, now));
    }

    /**
     * A further flag or report concerns the event. It re-opens a case that was assessed or closed. Told twice is told once.
     *
     * @param cause id of the flag or report
     */
    public CaseDecision inform(Actor by, String cause, Instant now) {
        List<Problem> problems = refusals(by, Move.INFORM, "", content);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (content.flags().contains(cause)) {
            return new Done(this);
        }
        List<String> flags = new ArrayList<>(content.flags());
        flags.add(cause);
        return new Done(informed(content.entry().flags(flags).content(), by, now));
    }

    /**
     * The patient's sessions changed: a dose was corrected, a session entered late or voided. When that changes the exposure at
     * the onset it is new information, and re-opens a case that was assessed or closed.
     */
    public CaseDecision recompute(Dosing dosing, Instant now) {
        CaseContent exposed = exposed(content, dosing);
        if (state == CaseState.NULLIFIED || Field.changed(content, exposed).isEmpty()) {
            return new Done(this);
        }
        return new Done(informed(exposed, Actor.AFTERCARE, now));
    }

    private AdverseEventCase informed(CaseContent newer, Actor by, Instant now) {
        CaseState to = Workflow.row(state, Move.INFORM).orElseThrow().to();
        return next(with(newer).with(to, now, null), by, Move.INFORM, "", now);
    }

    /**
     * Makes some of the flags a case of their own: a draft with the same content, to be edited.
     *
     * @param seen the revision that was read
     * @param flags of those the case has, some and not all
     * @return {@link Both}, the new case first; {@link Refused} or {@link Conflict}
     */
    public CaseDecision split(Actor by, long seen, Set<String> flags, String reason, Dosing dosing, Instant now) {
        if (seen != revision) {
            return conflict(seen, content);
        }
        List<Problem> problems = refusals(by, Move.SPLIT, reason, content);
        if (flags.isEmpty()
                || !content.flags().containsAll(flags)
                || flags.size() == content.flags().size()) {
            problems.add(new Problem(Field.FLAGS, "Select some of the flags, and leave at least one"));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        CaseContent part =
                exposed(content, dosing).entry().flags(List.copyOf(flags)).content();
        CaseDecision child = drafted(
                Ids.derive("case", id, "split", String.valueOf(revision)),
                patient,
                part,
                dosing,
                by,
                receivedAt,
                now,
                id);
        List<String> left = new ArrayList<>(content.flags());
        left.removeAll(flags);
        AdverseEventCase rest = next(with(content.entry().flags(left).content()), by, Move.SPLIT, reason, now);
        return child instanceof Done(AdverseEventCase made) ? new Both(made, rest) : child;
    }

    /**
     * Takes another case of the patient in, which is nullified. This one gets its flags and its criteria of seriousness, so that
     * joining never makes an event less serious, and its day 0 when that is earlier.
     *
     * @param seen the revision that was read of this case
     * @param otherSeen the revision that was read of the other
     * @return {@link Both}, this case first; {@link Refused} or {@link Conflict}
     */
    public CaseDecision join(Actor by, long seen, AdverseEventCase other, long otherSeen, String reason, Instant now) {
        if (seen != revision) {
            return conflict(seen, content);
        }
        if (otherSeen != other.revision) {
            return other.conflict(otherSeen, other.content);
        }
        List<Problem> problems = refusals(by, Move.JOIN, reason, content);
        if (other.id.equals(id) || !other.patient.equals(patient)) {
            problems.add(new Problem(null, "Select another case of the same patient"));
        } else {
            problems.addAll(other.refusals(by, Move.JOIN, reason, other.content));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        Set<String> flags = new TreeSet<>(content.flags());
        flags.addAll(other.content.flags());
        CaseContent joined = content.entry()
                .flags(List.copyOf(flags))
                .seriousness(more(content.seriousness(), other.content.seriousness()))
                .content();
        Instant received = other.receivedAt.isBefore(receivedAt) ? other.receivedAt : receivedAt;
        var whole = new AdverseEventCase(
                id, patient, openedAt, received, now, revision, state, joined, history, splitFrom, joinedInto);
        return new Both(
                next(whole, by, Move.JOIN, reason, now),
                other.next(other.with(CaseState.NULLIFIED, other.informedAt, id), by, Move.JOIN, reason, now));
    }

    /** Why it was nullified; empty while it counts. */
    public Optional<HistoryEntry> nullified() {
        return state == CaseState.NULLIFIED
                ? history.reversed().stream()
                        .filter(entry -> entry.field() == Field.STATE)
                        .findFirst()
                : Optional.empty();
    }

    /** When it came into its state. */
    public Instant inStateSince() {
        return history.reversed().stream()
                .filter(entry -> entry.field() == Field.STATE)
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(openedAt);
    }

    private static @Nullable Seriousness more(@Nullable Seriousness one, @Nullable Seriousness other) {
        if (one == null || other == null) {
            return one == null ? serious(other) : serious(one);
        }
        return one.with(other);
    }

    /** "Not serious" was judged of one of the two events alone. */
    private static @Nullable Seriousness serious(@Nullable Seriousness judged) {
        return judged != null && judged.serious() ? judged : null;
    }

    private boolean downgrades(CaseContent entered) {
        Seriousness before = content.seriousness();
        Seriousness after = entered.seriousness();
        return before != null && (after == null ? before.serious() : after.lacksAnyOf(before.criteria()));
    }

    /** What the table says against a move; to be added to. */
    private List<Problem> refusals(Actor by, Move move, String reason, CaseContent with) {
        List<Problem> problems = new ArrayList<>();
        Optional<Workflow.Row> row = Workflow.row(state, move);
        if (row.isEmpty()) {
            problems.add(new Problem(null, move.label() + ": not while the case is '" + state.label() + "'"));
            return problems;
        }
        if (!by.isOneOf(row.get().by())) {
            problems.add(new Problem(
                    null, move.label() + ": this needs " + people(row.get().by())));
        }
        for (Field field : EnumSet.allOf(Field.class)) {
            if (row.get().needs().contains(field) && field.of(with).isBlank()) {
                problems.add(new Problem(field, move.label() + ": fill in '" + field.label() + "' first"));
            }
        }
        if (row.get().reason() && reason.isBlank()) {
            problems.add(new Problem(null, move.label() + ": enter why"));
        }
        return problems;
    }

    private static String people(Set<Capacity> capacities) {
        List<String> labels = capacities.stream()
                .filter(capacity -> capacity != Capacity.SYSTEM)
                .sorted()
                .map(capacity -> "a " + capacity.label().toLowerCase(java.util.Locale.ROOT))
                .toList();
        return labels.isEmpty() ? "a move of its own" : String.join(" or ", labels);
    }

    private Conflict conflict(long seen, CaseContent yours) {
        Set<Field> theirs = EnumSet.noneOf(Field.class);
        history.stream().filter(entry -> entry.revision() > seen).forEach(entry -> theirs.add(entry.field()));
        Set<Field> both = EnumSet.noneOf(Field.class);
        both.addAll(theirs);
        both.retainAll(Field.changed(content, yours));
        return new Conflict(this, yours, theirs, both);
    }

    private static CaseContent exposed(CaseContent content, Dosing dosing) {
        return content.entry().exposure(dosing.at(content.onset()).orElse(null)).content();
    }

    private AdverseEventCase with(CaseContent newer) {
        return new AdverseEventCase(
                id, patient, openedAt, receivedAt, informedAt, revision, state, newer, history, splitFrom, joinedInto);
    }

    private AdverseEventCase with(CaseState to, Instant informed, @Nullable String into) {
        return new AdverseEventCase(
                id,
                patient,
                openedAt,
                receivedAt,
                informed,
                revision,
                to,
                content,
                history,
                splitFrom,
                into == null ? joinedInto : into);
    }

    /** The next revision, with the history of what differs from this one. */
    private AdverseEventCase next(AdverseEventCase changed, Actor by, Move move, String reason, Instant now) {
        var numbered = changed.numbered(revision + 1, history);
        List<HistoryEntry> longer = new ArrayList<>(history);
        longer.addAll(HistoryEntry.between(this, numbered, by.id(), move, reason.strip(), now));
        return changed.numbered(revision + 1, longer);
    }

    private AdverseEventCase numbered(long number, List<HistoryEntry> entries) {
        return new AdverseEventCase(
                id, patient, openedAt, receivedAt, informedAt, number, state, content, entries, splitFrom, joinedInto);
    }

    /** Says nothing of what it holds: a log must not either. */
    @Override
    public String toString() {
        return "AdverseEventCase[" + id + " r" + revision + " " + state + "]";
    }
}
