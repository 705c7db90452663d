package aftercare.session.web;

import aftercare.session.treatment.AbortReason;
import aftercare.web.FormErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was typed to abort a session, as it was typed. Nothing is null: a field that was left out is empty. */
public record AbortForm(String reason, String doseGiven) {
    static final List<String> FIELDS = List.of("reason", "doseGiven");

    static AbortForm of(Function<String, @Nullable String> typed) {
        return new AbortForm(Typed.orEmpty(typed.apply("reason")), Typed.orEmpty(typed.apply("doseGiven")));
    }

    /** What the fields mean. */
    record Aborting(AbortReason reason, boolean doseGiven) {}

    /** Empty when a field is faulty, and then {@code errors} says which and what to do. */
    Optional<Aborting> read(FormErrors errors) {
        Optional<AbortReason> why = AbortReason.of(reason).filter(AbortReason.offered()::contains);
        errors.check(
                        why.isPresent(),
                        "reason",
                        "Choose why the session ends early, one of: "
                                + AbortReason.offered().stream()
                                        .map(AbortReason::code)
                                        .collect(Collectors.joining(", ")))
                .check(
                        doseGiven.equals("yes") || doseGiven.equals("no"),
                        "doseGiven",
                        "Select whether some of the drug was given, yes or no");
        return errors.any() ? Optional.empty() : why.map(r -> new Aborting(r, doseGiven.equals("yes")));
    }
}
