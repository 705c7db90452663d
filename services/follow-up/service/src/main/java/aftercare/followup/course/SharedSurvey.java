package aftercare.followup.course;

import aftercare.followup.poll.Asking;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.FormPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What one survey asks when several of a patient are due together. Knows no store. */
final class SharedSurvey {
    private final Protocol protocol;

    SharedSurvey(Protocol protocol) {
        this.protocol = protocol;
    }

    /** Those that stand still and whose forms, where they share one, are asked in the same place and under the same condition. */
    List<Asking> together(Course.Followed course, Step step, Asking asking, List<Asking> with) {
        List<FormPart> asked = new ArrayList<>(step.forms(asking.occurrence()));
        List<Asking> together = new ArrayList<>();
        for (Asking other : with) {
            protocol.step(other.step())
                    .filter(its ->
                            StandsStill.not(course, its, other).isEmpty() && StandsStill.heardOf(course, its, other))
                    .map(its -> its.forms(other.occurrence()))
                    .filter(forms ->
                            forms.stream().allMatch(form -> asked.stream().allMatch(form::agreesWith)))
                    .ifPresent(forms -> {
                        asked.addAll(forms);
                        together.add(other);
                    });
        }
        return together;
    }

    /** Its own forms, and those of the others as far as they are not the same. */
    List<FormPart> forms(Step step, Asking asking, List<Asking> together, Standing standing) {
        Stream<FormPart> others = together.stream()
                .flatMap(other -> protocol.step(other.step()).stream()
                        .flatMap(s -> s.forms(other.occurrence(), standing).stream()));
        return Stream.concat(step.forms(asking.occurrence(), standing).stream(), others)
                .distinct()
                .sorted(Comparator.comparing(SharedSurvey::listsSideEffects))
                .toList();
    }

    /** Asked last: never put a side-effect list in front of ASQ (own-worded instruments, section 0). */
    private static boolean listsSideEffects(FormPart part) {
        return part.instrument().equals("first-day") && part.form().equals("effects");
    }
}
