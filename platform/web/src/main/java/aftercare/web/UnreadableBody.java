package aftercare.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Names the JSON field that could not be read, without quoting its value. */
final class UnreadableBody {
    private UnreadableBody() {}

    static List<FieldProblem> problems(HttpMessageNotReadableException e) {
        @Nullable Throwable cause = e.getCause();
        if (!(cause instanceof DatabindException bind) || bind.getPath().isEmpty()) {
            return List.of(new FieldProblem("body", "Send well-formed JSON"));
        }
        String path = bind.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        String type = bind instanceof InvalidFormatException format
                ? format.getTargetType().getSimpleName()
                : "its type";
        return List.of(new FieldProblem(path, "Give " + path + " a value that reads as " + type));
    }
}
