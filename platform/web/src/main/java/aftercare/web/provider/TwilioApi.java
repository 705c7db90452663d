package aftercare.web.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.jspecify.annotations.Nullable;

/**
 * Hands texts and calls to a provider that speaks Twilio's API: {@code POST /2010-04-01/Accounts/{sid}/Messages.json} and {@code
 * Calls.json}. Codes of errors are those of twilio.com/docs/api/errors.
 */
public final class TwilioApi {
    /** The number: none, not one that can get texts or calls, or one whose owner does not want any. */
    private static final Set<Integer> NUMBER =
            Set.of(21211, 21214, 21216, 21217, 21219, 21265, 21610, 21612, 21614, 21635);
    /** Too much at once, or a fault of the provider's own. */
    private static final Set<Integer> LATER = Set.of(20429, 20500, 20503, 21611, 30001);

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([0-9]{5})\\b");

    private final TwilioAccount account;
    private final Provider provider;

    public TwilioApi(TwilioAccount account, Timeouts timeouts) {
        this.account = account;
        this.provider = new Provider(timeouts);
    }

    /**
     * Hands a text over.
     *
     * @param id ours, for the log
     * @param to number in E.164
     * @param told where the provider tells what became of it; null: nowhere
     */
    public Taken text(String id, String to, String words, @Nullable URI told) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to);
        fields.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        fields.put("Body", words);
        if (told != null) {
            fields.put("StatusCallback", told.toString());
        }
        return post("Messages.json", id, fields);
    }

    /**
     * Has the provider telephone somebody.
     *
     * @param id ours, for the log
     * @param to number in E.164
     * @param script what is said and heard, as TwiML
     * @param told where the provider tells what became of it
     */
    public Taken call(String id, String to, String script, URI told) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to);
        fields.put("From", account.from());
        fields.put("Twiml", script);
        fields.put("StatusCallback", told.toString());
        return post("Calls.json", id, fields);
    }

    private Taken post(String resource, String id, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String credentials =
                Base64.getEncoder().encodeToString((account.sid() + ":" + account.token()).getBytes(UTF_8));
        return provider.call(
                id,
                HttpRequest.newBuilder(URI.create(
                                account.baseUrl() + "/2010-04-01/Accounts/" + account.sid() + "/" + resource))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                TwilioApi::meaning);
    }

    private static Taken meaning(HttpResponse<String> response) {
        int status = response.statusCode();
        OptionalInt code = status == 400 ? code(response.body()) : OptionalInt.empty();
        return code.isPresent() ? ofCode(code.getAsInt()) : Provider.byStatus(status);
    }

    /** Any other reason lies in what was sent, such as a sender that is not ours; the number may be right. */
    private static Taken ofCode(int code) {
        return NUMBER.contains(code) ? Taken.REFUSED : LATER.contains(code) ? Taken.NOT_NOW : Taken.MISCONFIGURED;
    }

    private static OptionalInt code(String body) {
        Matcher found = CODE.matcher(body);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }
}
