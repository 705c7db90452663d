package aftercare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What escapes a controller becomes a problem under {@code /api/} and a page elsewhere; nothing of the input is logged. */
@ControllerAdvice
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final Pages pages;

    ErrorAnswers(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> badInput(BadInputException e, HttpServletRequest request) {
        return answer(
                request,
                Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "Some fields need another value",
                        "Nothing was changed. Correct the fields named in errors and send it again.",
                        e.problems()));
    }

    /** Of a field or a part of the address that is no number, or too large a one. */
    @ExceptionHandler
    ResponseEntity<?> anotherKind(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return badInput(
                new BadInputException(List.of(
                        new FieldProblem(e.getName(), "Give " + e.getName() + " a value of its kind, such as 1"))),
                request);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(
                request,
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "The body could not be read",
                        "Send one JSON object with the fields of this operation, each with a value of its type.",
                        UnreadableBody.problems(e)));
    }

    @ExceptionHandler
    ResponseEntity<?> notFound(NotFoundException e, HttpServletRequest request) {
        return answer(request, Problems.of(HttpStatus.NOT_FOUND, "Not found", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<?> notAllowed(NotAllowedException e, HttpServletRequest request) {
        return answer(request, Problems.of(HttpStatus.FORBIDDEN, "Not allowed", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<?> conflict(ConflictException e, HttpServletRequest request) {
        return answer(request, Problems.of(HttpStatus.CONFLICT, "Already changed", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<?> anything(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            return answer(request, known.getBody());
        }
        LOG.error("{} failed with {}", request.getMethod(), e.getClass().getName(), withoutMessage(e));
        return answer(
                request,
                Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something went wrong on our side",
                        "Nothing is known to be saved. Go back, where what you typed still stands, and try again."));
    }

    /** The stack without the message, which may quote what was typed. */
    private static Throwable withoutMessage(Exception e) {
        RuntimeException bare = new RuntimeException(e.getClass().getName());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    private ResponseEntity<?> answer(HttpServletRequest request, ProblemDetail problem) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
        if (Problems.wanted(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        String title = String.valueOf(problem.getTitle());
        String detail = String.valueOf(problem.getDetail());
        return pages.staffBody(status, title, out -> {
            out.writeContent("<h1>" + Html.escape(title) + "</h1><p>" + Html.escape(detail) + "</p>");
            for (FieldProblem error : errors(problem)) {
                out.writeContent("<p>" + Html.escape(error.message()) + "</p>");
            }
        });
    }

    private static List<FieldProblem> errors(ProblemDetail problem) {
        Object errors =
                problem.getProperties() == null ? null : problem.getProperties().get("errors");
        return errors instanceof List<?> list
                ? list.stream().map(FieldProblem.class::cast).toList()
                : List.of();
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
