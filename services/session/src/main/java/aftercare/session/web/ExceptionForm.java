package aftercare.session.web;

import aftercare.session.readiness.StandingException;
import aftercare.web.FormErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was typed to make a standing exception, as it was typed. */
public record ExceptionForm(String rule, String medicine) {
    static final List<String> FIELDS = List.of("rule", "medicine");

    static ExceptionForm of(Function<String, @Nullable String> typed) {
        return new ExceptionForm(Typed.orEmpty(typed.apply("rule")), Typed.orEmpty(typed.apply("medicine")));
    }

    /** The name of the medicine; empty when a field is faulty, and then {@code errors} says which and what to do. */
    Optional<String> read(FormErrors errors) {
        errors.check(
                StandingException.RULES.contains(rule),
                "rule",
                "Choose what the exception is from, one of: " + String.join(", ", StandingException.RULES));
        Optional<String> name = Typed.line("medicine", "the name of the prescribed medicine", medicine, errors);
        return errors.any() ? Optional.empty() : name;
    }
}
