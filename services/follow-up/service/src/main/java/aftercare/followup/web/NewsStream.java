package aftercare.followup.web;

import aftercare.web.Staff;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events for open inboxes: {@code changed}, and nothing about anybody. The page then asks for its list. */
@Controller
final class NewsStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsStream.class);
    /** Then the browser asks again, and whoever was signed out meanwhile is noticed. */
    private static final Duration LASTS = Duration.ofMinutes(5);

    private static final int MOST = 200;

    private final InboxNews news;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inbox-news").factory());

    NewsStream(InboxNews news) {
        this.news = news;
        var _ = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @GetMapping(path = "/inbox/news", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter news(Staff staff, HttpServletResponse answer) {
        MaySee.flags(staff);
        if (news.listening() >= MOST) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many inboxes are open: this one looks by itself");
        }
        // A front door that keeps answers back until they are whole would keep this one back for minutes.
        answer.setHeader("X-Accel-Buffering", "no");
        var emitter = new SseEmitter(LASTS.toMillis());
        var page = new Page(emitter);
        emitter.onCompletion(() -> news.remove(page));
        emitter.onTimeout(emitter::complete);
        news.add(page);
        return emitter;
    }

    private void look() {
        try {
            news.look();
        } catch (RuntimeException e) {
            // The pages look by themselves too; the next look comes in a second.
            LOG.warn("Cannot look for news of the inbox: {}", e.toString());
        }
    }

    private record Page(SseEmitter emitter) implements InboxNews.Listener {
        @Override
        public boolean changed() {
            return send(SseEmitter.event().name("changed").data(""));
        }

        @Override
        public boolean stillThere() {
            return send(SseEmitter.event().comment("still here"));
        }

        private boolean send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
                return true;
            } catch (IOException | IllegalStateException e) {
                emitter.completeWithError(e);
                return false;
            }
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
