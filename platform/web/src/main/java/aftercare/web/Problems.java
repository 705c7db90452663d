package aftercare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) in one shape: title, status, detail for the reader, and {@code errors} by field. */
public final class Problems {
    private Problems() {}

    /** True when the request wants a problem and not a page: everything under {@code /api/}. */
    static boolean wanted(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    public static ProblemDetail of(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    static ProblemDetail of(HttpStatus status, String title, String detail, List<FieldProblem> errors) {
        ProblemDetail problem = of(status, title, detail);
        problem.setProperty("errors", errors);
        return problem;
    }
}
