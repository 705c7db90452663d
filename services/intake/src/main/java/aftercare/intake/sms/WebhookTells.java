package aftercare.intake.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.HearDelivery;
import aftercare.intake.message.HearDelivery.Report;
import aftercare.intake.reply.Inbound;
import aftercare.intake.reply.TakeReply;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.provider.MachineClock;
import aftercare.web.provider.NotSignedException;
import aftercare.web.provider.SignedWebhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway of the clinic's own tells; nothing is believed that it has not signed just now. */
@RestController
@ConditionalOnProperty(name = "aftercare.sms.provider", havingValue = "webhook")
@RequestMapping("/api/intake/sms/webhook")
final class WebhookTells {
    private final SignedWebhook signature;
    private final InstantSource wall;
    private final HearDelivery deliveries;
    private final TakeReply replies;
    private final Heard heard;

    WebhookTells(
            SignedWebhook signature,
            MachineClock wall,
            HearDelivery deliveries,
            TakeReply replies,
            MeterRegistry meters) {
        this.signature = signature;
        this.wall = wall.source();
        this.deliveries = deliveries;
        this.replies = replies;
        this.heard = new Heard(meters);
    }

    /** {@code {"status": "delivered"}}, or {@code "failed"}, or anything else while it is on its way. */
    @PostMapping("/status/{message}")
    ResponseEntity<Void> status(
            @PathVariable("message") String message, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        String status = field(read(headers, body), "status");
        if (!deliveries.hear(message, Addressee.SMS, report(status))) {
            throw new NotFoundException("There is nothing here.");
        }
        return ResponseEntity.noContent().build();
    }

    /**
     * Something that came in: {@code {"id", "from", "text"}}, and {@code "channel": "email"} when it was a mail. The answer holds
     * as {@code reply} what to say to a keyword.
     */
    @PostMapping("/inbound")
    Map<String, String> inbound(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        JsonNode read = read(headers, body);
        boolean mail = Addressee.EMAIL.equals(read.path("channel").asString(""));
        Inbound in = new Inbound(
                field(read, "id"), mail ? Addressee.EMAIL : Addressee.SMS, field(read, "from"), field(read, "text"));
        return heard.of(in, replies.take(in))
                .map(words -> Map.of("reply", words))
                .orElse(Map.of());
    }

    private static Report report(String status) {
        return switch (status) {
            case "delivered" -> Report.DELIVERED;
            case "failed" -> Report.RETURNED;
            default -> Report.ON_ITS_WAY;
        };
    }

    private JsonNode read(HttpHeaders headers, byte[] body) {
        String text = new String(body, UTF_8);
        boolean signed = signature.holds(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                text,
                wall.instant());
        if (!signed) {
            throw new NotSignedException();
        }
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException _) {
            return JsonMapper.shared().nullNode();
        }
    }

    private static String field(JsonNode body, String name) {
        JsonNode value = body.path(name);
        new FormErrors()
                .check(value.isString(), name, "Give this field a text value")
                .orThrow();
        return value.stringValue();
    }
}
