package aftercare.followup.web;

import aftercare.followup.repeat.Replies;
import aftercare.followup.repeat.Replies.Claim;
import aftercare.followup.repeat.Replies.Reply;
import aftercare.kernel.Ids;
import aftercare.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request with the header {@code Idempotency-Key} that is sent again gets the reply of the first time, and nothing is done twice. What
 * failed in the service itself (500 and above) is carried out again.
 */
final class RepeatedRequests extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST = 200;
    private static final int FAILED = 500;

    private final Replies replies;
    private final InstantSource wall;
    private final JsonMapper json;

    RepeatedRequests(Replies replies, InstantSource wall, JsonMapper json) {
        this.replies = replies;
        this.wall = wall;
        this.json = json;
    }

    /** Nobody is signed in while signing in; a token is not kept. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER).strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    HEADER + " is no key",
                    "Give the request a key of 1 to " + LONGEST + " characters, or leave the header out");
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        Principal sender = Objects.requireNonNull(request.getUserPrincipal());
        String id = Ids.sha256Hex(sender.getName() + "\n" + key);
        String asked = Ids.sha256Hex(request.getRequestURI() + "\n" + new String(body, StandardCharsets.ISO_8859_1));
        switch (replies.claim(id, asked, wall.instant())) {
            case Claim.Yours _ -> carryOut(id, new ReadAlready(request, body), response, chain);
            case Claim.Done(Reply reply) -> replay(reply, response);
            case Claim.InHand _ ->
                refuse(
                        response,
                        HttpStatus.CONFLICT,
                        "A request with this " + HEADER + " is being carried out",
                        "Wait a moment and send it again.");
            case Claim.Other _ ->
                refuse(
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "This " + HEADER + " was used for another request",
                        "Use a new key to ask for something else.");
        }
    }

    private void carryOut(String id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var heard = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, heard);
            if (heard.getStatus() < FAILED) {
                String type = Objects.requireNonNullElse(heard.getContentType(), "");
                replies.keep(
                        id,
                        new Reply(
                                heard.getStatus(),
                                type,
                                new String(heard.getContentAsByteArray(), StandardCharsets.UTF_8)));
                kept = true;
            }
        } finally {
            if (!kept) {
                replies.release(id);
            }
            heard.copyBodyToResponse();
        }
    }

    private static void replay(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setHeader(REPLAYED, "true");
        if (!reply.contentType().isEmpty()) {
            response.setContentType(reply.contentType());
        }
        response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String title, String detail)
            throws IOException {
        ProblemDetail problem = Problems.of(status, title, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** The request, whose body was read to know it again. */
    private static final class ReadAlready extends HttpServletRequestWrapper {
        private final byte[] body;

        ReadAlready(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    /** Bytes in memory as a request's body. */
    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body was read already");
        }
    }
}
