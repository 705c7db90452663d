package aftercare.intake.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.intake.patient.Party;
import aftercare.kernel.LinkToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of messages, from resources {@code messages/<language>/<template>.txt}: a line {@code Subject:}, then
 * paragraphs. {@code {...}} is filled in, {@code **...**} is strong, a paragraph that is a link alone becomes one. The
 * wording says nothing about health beyond the pause of a dose and what to do before one, which the patient must be told. A
 * text message, which a locked screen shows to anybody, says nothing of it at all and does not name the clinic either.
 */
public final class Wording {
    private static final String ANSWER = "wrote-back";
    private static final String ANSWER_TO_MONITOR = "monitor-wrote-back";
    private static final String AGAIN = "survey-again";
    /** Stands for the secret of a link in a letter that is kept. */
    private static final String TOKEN = "{token}";

    private static final Set<String> ANSWERS = Set.of(ANSWER, ANSWER_TO_MONITOR);
    private static final Set<String> HOLDS = Set.of("hold", "hold-lifted");
    private static final Set<String> TO_MONITOR =
            Set.of("monitor-link", "monitor-reminder", "home-presence", ANSWER_TO_MONITOR);
    private static final Set<String> TEMPLATES = Set.of(
            "survey-link",
            "survey-reminder",
            AGAIN,
            "hold",
            "hold-lifted",
            "monitor-link",
            "monitor-reminder",
            "day-before",
            "home-check-in",
            "home-presence",
            ANSWER,
            ANSWER_TO_MONITOR);
    private static final Set<String> ABOUT_A_SESSION = Set.of("day-before", "home-check-in", "home-presence");
    private static final Set<String> INTO_A_SESSION = Set.of("home-check-in", "home-presence");
    private static final DateTimeFormatter READ_BY = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a (z)", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a (z)", Locale.US);
    private static final Set<String> LANGUAGES = Set.of("en");
    private static final Set<String> WITH_LINK =
            Set.of("survey-link", "survey-reminder", AGAIN, "monitor-link", "monitor-reminder");

    private final Letterhead head;
    private final BiFunction<String, Integer, String> linkToken;
    private final Function<Instant, ZonedDateTime> readBy;
    private final CrisisLines crisisLines = CrisisLines.load();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Map<String, Properties> lines = new ConcurrentHashMap<>();

    /**
     * @param linkToken token of a poll's link, from the poll's id and the link's generation
     * @param readBy by when a person will have read what was written at that instant, by the clinic's wall clock
     */
    public Wording(
            Letterhead head, BiFunction<String, Integer, String> linkToken, Function<Instant, ZonedDateTime> readBy) {
        this.head = head;
        this.linkToken = linkToken;
        this.readBy = readBy;
    }

    /** Whether a message of this template asks for answers, or reminds of them. */
    static boolean asks(String template) {
        return WITH_LINK.contains(template);
    }

    /** The template of the answer to what somebody wrote back. */
    static String answerTo(Party by) {
        return by == Party.MONITOR ? ANSWER_TO_MONITOR : ANSWER;
    }

    /** Whether nobody asked intake for a message of this template: it answers what somebody wrote. */
    static boolean isAnswer(String template) {
        return ANSWERS.contains(template);
    }

    /** Whether a message of this template goes by another channel than at first, where there is one. */
    static boolean byAnother(String template) {
        return template.equals(AGAIN);
    }

    /** Whether a letter of this template says if the patient may take the drug. */
    static boolean isAboutHold(String template) {
        return HOLDS.contains(template);
    }

    /** Whether a letter of this template goes to the adult whom the patient has named, and not to the patient. */
    static boolean isForMonitor(String template) {
        return TO_MONITOR.contains(template);
    }

    /**
     * The letter that was asked for; empty when this version has no such template, or it lacks the poll or session it is about.
     *
     * @param session when the session it is about begins, by the patient's wall clock; null when it is about none
     */
    public Optional<Letter> write(Request request, Addressee to, @Nullable ZonedDateTime session) {
        return kept(request, to, session).map(letter -> open(letter, request));
    }

    /** As {@link #write}, but without the secret of its link, so that it can be kept. */
    Optional<Letter> kept(Request request, Addressee to, @Nullable ZonedDateTime session) {
        String poll = request.pollId();
        boolean linked = WITH_LINK.contains(request.template());
        boolean timed = ABOUT_A_SESSION.contains(request.template());
        if (!TEMPLATES.contains(request.template()) || (linked && poll == null) || (timed && session == null)) {
            return Optional.empty();
        }
        String link = linked ? head.baseUrl() + "/s/" + TOKEN : homeLink(request);
        String source = source(to.language(), request.template());
        String brief = line(to.language(), "sms", request.template());
        if (timed && session != null) {
            source = timed(source, session);
            brief = timed(brief, session);
        }
        if (isAnswer(request.template())) {
            String time = READ_BY.format(readBy.apply(request.requestedAt()));
            source = source.replace("{time}", time);
            brief = brief.replace("{time}", time);
        }
        return Optional.of(fill(source, brief, link, to.country()));
    }

    /**
     * What is said to a keyword, from {@code messages/<language>/said.properties}.
     *
     * @param key {@code stopped}, {@code started} or {@code help}
     */
    String say(String key, Addressee to) {
        return filled(line(to.language(), "said", key), "", to.country());
    }

    /** A line of {@code messages/<language>/<file>.properties}; those of {@code sms} are by template. */
    private String line(String language, String file, String key) {
        Properties all = lines.computeIfAbsent(
                "/messages/" + known(language) + "/" + file + ".properties", resource -> properties(read(resource)));
        return Objects.requireNonNull(all.getProperty(key), () -> "No text message for " + key);
    }

    private static Properties properties(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static String timed(String text, ZonedDateTime session) {
        return text.replace("{session_day}", DAY.format(session)).replace("{time}", TIME.format(session));
    }

    private String homeLink(Request request) {
        String session = request.sessionId();
        if (session == null || !INTO_A_SESSION.contains(request.template())) {
            return "";
        }
        return head.baseUrl() + "/h/" + session + "/" + TOKEN;
    }

    /** The letter with the link that lets its bearer answer. */
    Letter open(Letter kept, Request request) {
        String token = token(request);
        return token.isEmpty() ? kept : kept.map(text -> text.replace(TOKEN, token));
    }

    private String token(Request request) {
        String poll = request.pollId();
        String session = request.sessionId();
        if (poll != null && WITH_LINK.contains(request.template())) {
            return linkToken.apply(poll, request.linkGeneration());
        }
        if (session != null && INTO_A_SESSION.contains(request.template())) {
            String who = isForMonitor(request.template()) ? "monitor" : "patient";
            return linkToken.apply(LinkToken.ofSession(session, who), 1);
        }
        return "";
    }

    private Letter fill(String source, String brief, String link, String country) {
        String filled = filled(source, link, country);
        int end = filled.indexOf('\n');
        String subject = filled.substring("Subject:".length(), end).strip();
        String body = filled.substring(end).strip();
        return new Letter(subject, plain(body), html(subject, body, link), filled(brief, link, country));
    }

    private String filled(String source, String link, String country) {
        return source.replace("{clinic}", head.clinic())
                .replace("{clinic_phone}", head.phone())
                .replace("{drug}", head.drug())
                .replace("{crisis_line}", crisisLines.sentence(country))
                .replace("{link}", link);
    }

    private static String plain(String body) {
        return body.replace("**", "") + "\n";
    }

    private static String html(String subject, String body, String link) {
        String paragraphs = Stream.of(body.split("\n\n"))
                .map(String::strip)
                .map(p -> "<p>" + (!link.isEmpty() && p.equals(link) ? anchor(link) : strong(escape(p))) + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + escape(subject)
                + "</title></head>\n<body style=\"font: 1.125rem/1.5 sans-serif; max-width: 36em; margin: 1em auto; "
                + "padding: 0 1em\">\n"
                + paragraphs
                + "\n</body></html>\n";
    }

    private static String anchor(String link) {
        return "<a href=\"" + escape(link) + "\">" + escape(link) + "</a>";
    }

    private static String strong(String escaped) {
        return escaped.replaceAll("\\*\\*(.+?)\\*\\*", "<strong>$1</strong>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String source(String language, String template) {
        return sources.computeIfAbsent("/messages/" + known(language) + "/" + template + ".txt", Wording::read);
    }

    private static String known(String language) {
        return LANGUAGES.contains(language) ? language : "en";
    }

    private static String read(String resource) {
        try (InputStream in = Wording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its wording " + resource);
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the wording " + resource, e);
        }
    }
}
