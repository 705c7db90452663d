package aftercare.followup.web;

import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.Saved;
import aftercare.kernel.ProductClock;
import aftercare.web.SameOrigin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the one request that matters most, a page that is saved, without the frameworks that every other one passes:
 * they cost more than the saving. What is not the plain case goes the long way to {@link SurveyPages}, which decides
 * again and says why.
 */
final class ShortWay extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PAGE = Pattern.compile("/s/([A-Za-z0-9_-]{24})/q/([A-Za-z0-9-]{1,60})");

    private final transient SavePage save;
    private final transient ProductClock clock;
    private final transient Timer timer;

    ShortWay(SavePage save, ProductClock clock, MeterRegistry meters) {
        this.save = save;
        this.clock = clock;
        // As Spring counts what goes the long way, so that both stand in one metric.
        this.timer = Timer.builder("http.server.requests")
                .tags("method", "POST", "uri", "/s/{token}/q/{item}", "status", "303")
                .tags("outcome", "REDIRECTION", "exception", "none", "error", "none")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher page = PAGE.matcher(request.getRequestURI());
        if (!request.getMethod().equals("POST") || !page.matches() || !SameOrigin.holds(request)) {
            chain.doFilter(request, response);
            return;
        }
        long begin = System.nanoTime();
        request.setCharacterEncoding("UTF-8");
        String[] answer = request.getParameterValues("answer");
        String token = page.group(1);
        String next = switch (save.save(
                token, page.group(2), answer == null ? List.of() : List.of(answer), clock.instant())) {
            case Saved.NextQuestion question -> "/q/" + question.question().id();
            case Saved.ShowPages _ -> "/help";
            case Saved.Completed _ -> "/done";
            case Saved.Invalid _, Saved.NotAsked _, Saved.NotStarted _, Saved.Closed _ -> "";
            case Saved.UnknownLink _ -> "";
        };
        if (next.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/s/" + token + next);
        response.setContentLength(0);
        timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
}
