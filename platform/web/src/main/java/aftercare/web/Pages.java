package aftercare.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Turns a service's own template into a whole page. A template holds only what stands inside {@code <main>}, its
 * {@code h1} first; the layout around it is shared. The title is for the browser's tab.
 *
 * <pre>
 * &#64;Controller
 * final class SessionPages {
 *     &#64;GetMapping("/sessions/{id}")
 *     ResponseEntity&lt;String&gt; show(&#64;PathVariable String id, Staff staff) {
 *         return pages.staff("Session", "session.jte", Map.of("session", sessions.show(id)));
 *     }
 *
 *     &#64;PostMapping("/sessions/{id}/start")
 *     ResponseEntity&lt;String&gt; start(&#64;PathVariable String id, Staff staff) {
 *         staff.needs(Role.CLINICIAN);
 *         sessions.start(id, staff.account());
 *         return Pages.seeOther("/sessions/" + id);
 *     }
 * }
 * </pre>
 *
 * with {@code src/main/jte/session.jte}:
 *
 * <pre>
 * &#64;import aftercare.session.web.ShownSession
 * &#64;param ShownSession session
 * &lt;h1&gt;Session of ${session.patient()}&lt;/h1&gt;
 * &lt;form method="post" action="/sessions/${session.id()}/start"&gt;
 *   &lt;button&gt;Start the session&lt;/button&gt;
 * &lt;/form&gt;
 * </pre>
 *
 * Forms need no hidden token. A faulty form is shown again with {@link HttpStatus#UNPROCESSABLE_CONTENT}.
 */
public final class Pages {
    private final TemplateEngine layouts;
    private final TemplateEngine templates;
    private final Clinic clinic;
    private final Unreviewed unreviewed;

    Pages(Site site, Clinic clinic, Unreviewed unreviewed, ClassLoader loader) {
        this.layouts = engine(loader, "aftercare.web.templates");
        this.templates = engine(loader, site.templates());
        this.clinic = clinic;
        this.unreviewed = unreviewed;
    }

    /** Pages outside a running service, for tests that look at templates. */
    public static Pages of(Site site, Clinic clinic) {
        return new Pages(site, clinic, new Unreviewed(List.of()), Pages.class.getClassLoader());
    }

    private static TemplateEngine engine(ClassLoader loader, String inPackage) {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, loader, inPackage);
    }

    /**
     * A page for staff, with the navigation.
     *
     * @param model the template's parameters by name
     */
    public ResponseEntity<String> staff(String title, String template, Map<String, ?> model) {
        return staff(HttpStatus.OK, title, template, model);
    }

    /** As {@link #staff(String, String, Map)}, with another status: 422 for a faulty form, 409 for a conflict. */
    public ResponseEntity<String> staff(HttpStatusCode status, String title, String template, Map<String, ?> model) {
        return staffBody(status, title, body(template, model));
    }

    /**
     * A page for staff that keeps itself fresh: an element with {@code data-live="/path"} is exchanged for that path's
     * fragment every few seconds, and without JavaScript the whole page is loaded again after {@code seconds}.
     */
    public ResponseEntity<String> live(String title, String template, Map<String, ?> model, int seconds) {
        return staffBody(HttpStatus.OK, title, body(template, model), seconds);
    }

    /** Asks to sign in again and keeps what was sent meanwhile. */
    ResponseEntity<String> signedOut(String next, KeptForm form) {
        String page = render(layouts, "signed_out.jte", Map.of("next", next, "kept", form.encoded()));
        return staffBody(HttpStatus.UNAUTHORIZED, "Sign in again", out -> out.writeContent(page));
    }

    ResponseEntity<String> staffBody(HttpStatusCode status, String title, Content body) {
        return staffBody(status, title, body, 0);
    }

    private ResponseEntity<String> staffBody(HttpStatusCode status, String title, Content body, int refresh) {
        Staff staff = StaffArgument.signedIn();
        Map<String, Object> frame = frame(title, body);
        frame.put("here", here());
        frame.put("refresh", refresh);
        frame.put("unreviewed", staff == null ? List.of() : unreviewed.names());
        frame.put("who", staff == null ? "" : staff.name());
        return html(status, layouts, "staff.jte", frame);
    }

    /** A page for a patient: nothing of the clinic's inside, never kept by the browser nor found by search engines. */
    public ResponseEntity<String> patient(HttpStatusCode status, String title, String template, Map<String, ?> model) {
        ResponseEntity<String> page = html(status, layouts, "patient.jte", frame(title, body(template, model)));
        return ResponseEntity.status(status)
                .headers(page.getHeaders())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(page.getBody());
    }

    /** A piece of a page without a layout, for a script that exchanges it or for an iframe's content. */
    public String fragment(String template, Map<String, ?> model) {
        return render(templates, template, model);
    }

    /** A page shown inside another's iframe: head and style sheet, no navigation. */
    public ResponseEntity<String> framed(String title, String template, Map<String, ?> model) {
        return html(HttpStatus.OK, layouts, "framed.jte", frame(title, body(template, model)));
    }

    /** After a POST: go and GET that path of ours. */
    public static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    private Content body(String template, Map<String, ?> model) {
        String inner = render(templates, template, model);
        return out -> out.writeContent(inner);
    }

    private Map<String, Object> frame(String title, Content body) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("title", title);
        frame.put("clinic", clinic);
        frame.put("body", body);
        return frame;
    }

    private static ResponseEntity<String> html(
            HttpStatusCode status, TemplateEngine engine, String template, Map<String, ?> model) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(render(engine, template, model));
    }

    private static String render(TemplateEngine engine, String template, Map<String, ?> model) {
        StringOutput out = new StringOutput();
        engine.render(template, new HashMap<>(model), out);
        return out.toString();
    }

    private static String here() {
        @Nullable Object attributes = RequestContextHolder.getRequestAttributes();
        return attributes instanceof ServletRequestAttributes servlet
                ? servlet.getRequest().getRequestURI()
                : "";
    }
}
