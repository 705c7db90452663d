package aftercare.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faults found in one form, in the order of its fields. A page shows {@link #summary} first in its main part and
 * {@link #at} inside the field, with the same words; the fields keep what was typed.
 *
 * <pre>{@code
 * ${errors.summary()}
 * <div class="field ${errors.mark("email")}">
 *   <label for="email">E-mail address</label>
 *   ${errors.at("email")}
 *   <input id="email" name="email" type="email" value="${form.email()}" aria-describedby="email-error">
 * </div>
 * }</pre>
 */
public final class FormErrors {
    private final List<FieldProblem> problems = new ArrayList<>();

    /** No faults (yet). */
    public FormErrors() {}

    /** Adds the message to the field unless {@code holds}; only the first fault of a field is kept. */
    public FormErrors check(boolean holds, String field, String message) {
        if (!holds && of(field) == null) {
            problems.add(new FieldProblem(field, message));
        }
        return this;
    }

    public FormErrors add(String field, String message) {
        return check(false, field, message);
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** The fault of a field, if it has one. */
    public @Nullable String of(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::message)
                .findFirst()
                .orElse(null);
    }

    /** For REST: goes on only without faults. */
    public void orThrow() {
        if (any()) {
            throw new BadInputException(problems);
        }
    }

    /** The box at the top of the page that links to each faulty field; nothing without faults. */
    public Content summary() {
        return out -> {
            if (!any()) {
                return;
            }
            out.writeContent("<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus "
                    + "aria-labelledby=\"error-title\"><h2 id=\"error-title\">There is a problem</h2><ul>");
            for (FieldProblem problem : problems) {
                out.writeContent("<li><a href=\"#" + Html.escape(problem.field()) + "\">"
                        + Html.escape(problem.message()) + "</a></li>");
            }
            out.writeContent("</ul></div>");
        };
    }

    /** The message at the field, with the id {@code <field>-error}; nothing without a fault. */
    public Content at(String field) {
        return out -> {
            String message = of(field);
            if (message != null) {
                out.writeContent("<p class=\"error-message\" id=\"" + Html.escape(field)
                        + "-error\"><span class=\"visually-hidden\">Error: </span>" + Html.escape(message) + "</p>");
            }
        };
    }

    /** The CSS class of a field with a fault, or nothing. */
    public String mark(String field) {
        return of(field) == null ? "" : "field-error";
    }
}
