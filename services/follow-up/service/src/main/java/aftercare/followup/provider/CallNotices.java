package aftercare.followup.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.web.provider.Taken;
import aftercare.web.provider.TwilioApi;
import java.net.URI;
import org.springframework.web.util.HtmlUtils;

/** Tells staff by telephone; pressing 1 acknowledges. */
public final class CallNotices implements NoticeChannel {
    private final TwilioApi provider;
    private final String clinic;
    private final URI told;
    private final URI pressed;
    private final NoticeWords words;

    /**
     * @param clinic its name, as the call says it
     * @param told where the provider tells what became of a call: that, a slash and the notice's id
     * @param pressed where it tells which key was pressed: that, a slash and the notice's id
     */
    public CallNotices(TwilioApi provider, String clinic, URI told, URI pressed, NoticeWords words) {
        this.provider = provider;
        this.clinic = clinic;
        this.told = told;
        this.pressed = pressed;
        this.words = words;
    }

    @Override
    public Way way() {
        return Way.VOICE;
    }

    @Override
    public Taken deliver(String id, Notice notice, Reach reach) {
        String said = escaped("This is Aftercare at " + clinic + ". A " + NoticeWords.tier(notice.tier())
                + " escalation waits. Act by " + words.spoken(notice.actBy()) + ". Press 1 to acknowledge.");
        String script = "<Response><Gather numDigits=\"1\" timeout=\"15\" action=\"" + escaped(pressed + "/" + id)
                + "\"><Say>" + said + "</Say><Pause length=\"1\"/><Say>" + said
                + "</Say></Gather><Say>Nothing was pressed. You are told again.</Say></Response>";
        return provider.call(id, reach.mobile().orElseThrow(), script, URI.create(told + "/" + id));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, UTF_8.name());
    }
}
