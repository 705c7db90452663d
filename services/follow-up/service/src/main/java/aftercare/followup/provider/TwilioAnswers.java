package aftercare.followup.provider;

import aftercare.followup.notice.HearNotice;
import aftercare.followup.notice.HearNotice.Answer;
import aftercare.followup.notice.NoticeWords;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.provider.NotSignedException;
import aftercare.web.provider.ReachedAt;
import aftercare.web.provider.TwilioAccount;
import aftercare.web.provider.TwilioSignature;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What the provider that speaks Twilio's API tells of notices to staff; nothing is believed that it has not signed. */
@RestController
@ConditionalOnProperty("aftercare.notices.twilio.account")
@RequestMapping(TwilioAnswers.PATH)
public final class TwilioAnswers {
    /** Where the provider calls; open to everybody, since the signature is what counts. */
    public static final String PATH = "/api/follow-up/notices/twilio";

    private static final int LONGEST = 2_000;

    private final TwilioSignature signature;
    private final URI clinic;
    private final HearNotice hear;
    private final NoticeWords words;
    private final ProductClock clock;

    TwilioAnswers(TwilioAccount account, ReachedAt clinic, HearNotice hear, NoticeWords words, ProductClock clock) {
        this.signature = new TwilioSignature(account.token());
        this.clinic = clinic.url();
        this.hear = hear;
        this.words = words;
        this.clock = clock;
    }

    /** What became of a text. */
    @PostMapping("/text/{notice}")
    ResponseEntity<Void> text(
            @PathVariable("notice") String notice,
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/text/" + notice, form);
        return switch (first(form, "MessageStatus")) {
            case "delivered", "read" -> heard(notice, true);
            case "undelivered", "failed", "canceled" -> heard(notice, false);
            default -> ResponseEntity.noContent().build();
        };
    }

    /** What became of a call. Whether a person or a machine answered is not known; only a key that was pressed acknowledges. */
    @PostMapping("/call/{notice}")
    ResponseEntity<Void> call(
            @PathVariable("notice") String notice,
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/call/" + notice, form);
        return switch (first(form, "CallStatus")) {
            case "completed" -> heard(notice, true);
            case "busy", "failed", "no-answer", "canceled" -> heard(notice, false);
            default -> ResponseEntity.noContent().build();
        };
    }

    /** Which key was pressed in a call. */
    @PostMapping("/pressed/{notice}")
    ResponseEntity<String> pressed(
            @PathVariable("notice") String notice,
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/pressed/" + notice, form);
        String said = first(form, "Digits").equals("1")
                ? said(hear.pressed(notice, clock.instant()))
                : "That key does nothing. You are told again.";
        return script("<Say>" + HtmlUtils.htmlEscape(said, "UTF-8") + "</Say>");
    }

    /** A text that somebody of the staff wrote back. */
    @PostMapping("/inbound")
    ResponseEntity<String> inbound(
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/inbound", form);
        FormErrors errors = new FormErrors();
        String from = first(form, "From");
        String text = first(form, "Body");
        errors.check(!from.isEmpty() && from.length() <= LONGEST, "From", "Give this field a text value");
        errors.check(text.length() <= LONGEST, "Body", "Give this field a text value");
        errors.orThrow();
        String said = said(hear.text(from, text, clock.instant()));
        return script("<Message>" + HtmlUtils.htmlEscape(said, "UTF-8") + "</Message>");
    }

    private String said(Answer answer) {
        return switch (answer) {
            case Answer.Taken taken ->
                "Acknowledged until " + words.brief(taken.until())
                        + ". It opens again then, unless somebody has closed it in the inbox.";
            case Answer.Closed _ -> "Somebody has closed it already. Nothing was changed.";
            case Answer.Unknown _ -> "There is no open escalation of yours with this code. Read the inbox.";
        };
    }

    private ResponseEntity<Void> heard(String notice, boolean delivered) {
        if (!hear.report(notice, delivered, clock.instant())) {
            throw new NotFoundException("There is nothing here.");
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<String> script(String content) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_XML)
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + content + "</Response>");
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private void check(@Nullable String signed, String path, MultiValueMap<String, String> form) {
        if (!signature.holds(signed, clinic + PATH + path, form)) {
            throw new NotSignedException();
        }
    }
}
