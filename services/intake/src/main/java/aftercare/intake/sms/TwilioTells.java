package aftercare.intake.sms;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.HearDelivery;
import aftercare.intake.message.HearDelivery.Report;
import aftercare.intake.reply.Inbound;
import aftercare.intake.reply.TakeReply;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.provider.NotSignedException;
import aftercare.web.provider.ReachedAt;
import aftercare.web.provider.TwilioAccount;
import aftercare.web.provider.TwilioSignature;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Optional;
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

/** What a provider that speaks Twilio's API tells; nothing is believed that it has not signed. */
@RestController
@ConditionalOnProperty(name = "aftercare.sms.provider", havingValue = "twilio")
@RequestMapping(TwilioTells.PATH)
final class TwilioTells {
    static final String PATH = "/api/intake/sms/twilio";

    private final TwilioSignature signature;
    private final URI clinic;
    private final HearDelivery deliveries;
    private final TakeReply replies;
    private final Heard heard;

    TwilioTells(
            TwilioAccount account, ReachedAt clinic, HearDelivery deliveries, TakeReply replies, MeterRegistry meters) {
        this.signature = new TwilioSignature(account.token());
        this.clinic = clinic.url();
        this.deliveries = deliveries;
        this.replies = replies;
        this.heard = new Heard(meters);
    }

    @PostMapping("/status/{message}")
    ResponseEntity<Void> status(
            @PathVariable("message") String message,
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/status/" + message, form);
        String status = form.getFirst("MessageStatus");
        if (!deliveries.hear(message, Addressee.SMS, report(status == null ? "" : status))) {
            throw new NotFoundException("There is nothing here.");
        }
        return ResponseEntity.noContent().build();
    }

    /** A text that came in. The answer holds what to say to a keyword, unless the provider has said it itself. */
    @PostMapping("/inbound")
    ResponseEntity<String> inbound(
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signed,
            @RequestParam MultiValueMap<String, String> form) {
        check(signed, "/inbound", form);
        FormErrors errors = new FormErrors();
        Inbound in = new Inbound(
                need(form, "MessageSid", errors),
                Addressee.SMS,
                need(form, "From", errors),
                form.containsKey("Body") ? need(form, "Body", errors) : "");
        errors.orThrow();
        Optional<String> words = heard.of(in, replies.take(in));
        boolean said = form.containsKey("OptOutType");
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_XML)
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                        + words.filter(_ -> !said)
                                .map(text -> "<Message>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</Message>")
                                .orElse("")
                        + "</Response>");
    }

    private static String need(MultiValueMap<String, String> form, String name, FormErrors errors) {
        String value = form.getFirst(name);
        errors.check(value != null && value.length() <= Heard.LONGEST, name, "Give this field a text value");
        return value == null ? "" : value;
    }

    private static Report report(String status) {
        return switch (status) {
            case "delivered", "read" -> Report.DELIVERED;
            case "undelivered", "failed", "canceled" -> Report.RETURNED;
            default -> Report.ON_ITS_WAY;
        };
    }

    private void check(@Nullable String signed, String path, MultiValueMap<String, String> form) {
        if (!signature.holds(signed, clinic + PATH + path, form)) {
            throw new NotSignedException();
        }
    }
}
