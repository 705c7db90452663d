package aftercare.intake.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.intake.message.Channel;
import aftercare.intake.message.Letter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hands texts to a provider that speaks Twilio's API: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}. Codes of errors
 * are those of twilio.com/docs/api/errors.
 */
public final class TwilioChannel implements Channel {
    /** The number: none, not one that can get texts, or one whose owner does not want any. */
    private static final Set<Integer> NUMBER = Set.of(21211, 21214, 21217, 21265, 21610, 21612, 21614, 21635);
    /** Too much at once, or a fault of the provider's own. */
    private static final Set<Integer> LATER = Set.of(20429, 20500, 20503, 21611, 30001);

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([0-9]{5})\\b");

    private final TwilioAccount account;
    private final URI told;
    private final Provider provider;

    /** @param told where the provider tells what became of a message: that, a slash and the message's id */
    public TwilioChannel(TwilioAccount account, URI told, Timeouts timeouts) {
        this.account = account;
        this.told = told;
        this.provider = new Provider(timeouts.connect(), timeouts.answer());
    }

    @Override
    public Outcome handOver(String messageId, String address, Letter letter) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", address);
        fields.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        fields.put("Body", letter.brief());
        fields.put("StatusCallback", told + "/" + messageId);
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String credentials =
                Base64.getEncoder().encodeToString((account.sid() + ":" + account.token()).getBytes(UTF_8));
        return provider.call(
                messageId,
                HttpRequest.newBuilder(URI.create(
                                account.baseUrl() + "/2010-04-01/Accounts/" + account.sid() + "/Messages.json"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                TwilioChannel::meaning);
    }

    private static Outcome meaning(HttpResponse<String> response) {
        int status = response.statusCode();
        OptionalInt code = status == 400 ? code(response.body()) : OptionalInt.empty();
        return code.isPresent() ? ofCode(code.getAsInt()) : Provider.byStatus(status);
    }

    /** Any other reason lies in what was sent, such as a sender that is not ours; the patient's number may be right. */
    private static Outcome ofCode(int code) {
        return NUMBER.contains(code) ? Outcome.REFUSED : LATER.contains(code) ? Outcome.NOT_NOW : Outcome.MISCONFIGURED;
    }

    private static OptionalInt code(String body) {
        Matcher found = CODE.matcher(body);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }
}
