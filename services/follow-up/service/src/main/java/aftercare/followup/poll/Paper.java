package aftercare.followup.poll;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Parsed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was answered so far and what was found in it.
 *
 * @param revision pages saved so far
 * @param answers item id to coded value
 * @param scores what could be computed at the last look
 * @param flags every flag raised, oldest first; going back withdraws none
 * @param pages ids of the pages to show before the next question, or at the end
 * @param deadlines rule to the instant by which the next answer must have come
 * @param passed rules whose deadline passed
 * @param uncarried ids of flags that no escalation or course has taken over yet
 * @param uncarriedSince when the oldest of them was written; null when there is none
 * @param words item id to what the patient wrote there; part of no fact
 */
public record Paper(
        int revision,
        Map<String, String> answers,
        Map<String, Integer> scores,
        List<RaisedFlag> flags,
        List<String> pages,
        Map<String, Instant> deadlines,
        Set<String> passed,
        List<String> uncarried,
        @Nullable Instant uncarriedSince,
        Map<String, String> words) {
    private static final Paper BLANK =
            new Paper(0, Map.of(), Map.of(), List.of(), List.of(), Map.of(), Set.of(), List.of(), null, Map.of());

    public Paper {
        answers = Map.copyOf(answers);
        scores = Map.copyOf(scores);
        flags = List.copyOf(flags);
        pages = List.copyOf(pages);
        deadlines = Map.copyOf(deadlines);
        passed = Set.copyOf(passed);
        uncarried = List.copyOf(uncarried);
        words = Map.copyOf(words);
    }

    static Paper blank() {
        return BLANK;
    }

    /** The same with these pages to be shown. */
    Paper showing(List<String> shown) {
        return new Paper(revision, answers, scores, flags, shown, deadlines, passed, uncarried, uncarriedSince, words);
    }

    /** The answers as surveys and rules read them. */
    public Answers given() {
        return Answers.of(answers);
    }

    Set<String> known() {
        return flags.stream().map(RaisedFlag::id).collect(Collectors.toUnmodifiableSet());
    }

    /** What stands at an item in the patient's own words; none when it was declined since. */
    Paper wrote(String item, Optional<String> text) {
        Map<String, String> written = new HashMap<>(words);
        text.ifPresentOrElse(t -> written.put(item, t), () -> written.remove(item));
        return new Paper(
                revision, answers, scores, flags, pages, deadlines, passed, uncarried, uncarriedSince, written);
    }

    /** True when this is the answer that stands. */
    boolean says(String item, Parsed.Coded answer) {
        return answer.value().equals(answers.get(item)) && answer.words().equals(Optional.ofNullable(words.get(item)));
    }

    @Override
    public String toString() {
        return "Paper[revision " + revision + "]";
    }

    /** These flags have more to be carried on, though they were taken over before. */
    Paper carryAgain(Predicate<RaisedFlag> which, Instant now) {
        List<String> all = Stream.concat(
                        uncarried.stream(), flags.stream().filter(which).map(RaisedFlag::id))
                .distinct()
                .toList();
        Instant since = all.isEmpty() || uncarriedSince != null ? uncarriedSince : now;
        return new Paper(revision, answers, scores, flags, pages, deadlines, passed, all, since, words);
    }

    /** These flags were taken over. */
    Paper carried(Set<String> flagIds) {
        List<String> left =
                uncarried.stream().filter(id -> !flagIds.contains(id)).toList();
        return new Paper(
                revision,
                answers,
                scores,
                flags,
                pages,
                deadlines,
                passed,
                left,
                left.isEmpty() ? null : uncarriedSince,
                words);
    }
}
