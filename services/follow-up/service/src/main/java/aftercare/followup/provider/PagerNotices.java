package aftercare.followup.provider;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.kernel.Tier;
import aftercare.web.provider.Provider;
import aftercare.web.provider.Taken;
import aftercare.web.provider.Timeouts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells staff by pager, through a provider that speaks PagerDuty's Events API v2 ({@code POST /v2/enqueue}). All notices of one
 * escalation to one person are one incident there.
 */
public final class PagerNotices implements NoticeChannel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI enqueue;
    private final String clinic;
    private final Provider provider;
    private final NoticeWords words;

    /**
     * @param baseUrl of the provider, without a slash at the end
     * @param clinic its name, as the source of the event
     */
    public PagerNotices(URI baseUrl, String clinic, Timeouts timeouts, NoticeWords words) {
        this.enqueue = URI.create(baseUrl + "/v2/enqueue");
        this.clinic = clinic;
        this.provider = new Provider(timeouts);
        this.words = words;
    }

    @Override
    public Way way() {
        return Way.PAGER;
    }

    @Override
    public Taken deliver(String id, Notice notice, Reach reach) {
        String event = JSON.writeValueAsString(Map.of(
                "routing_key",
                reach.pager().orElseThrow(),
                "event_action",
                "trigger",
                "dedup_key",
                notice.escalationId() + "/" + notice.recipient().username(),
                "client",
                "Aftercare",
                "payload",
                Map.of(
                        "summary",
                        NoticeWords.tier(notice.tier()) + " escalation: act by " + words.time(notice.actBy()),
                        "source",
                        clinic,
                        "severity",
                        notice.tier() == Tier.RED ? "critical" : "warning",
                        "timestamp",
                        notice.openedAt().toString()),
                "links",
                List.of(Map.of("href", words.page(notice), "text", "Read and act"))));
        return provider.call(
                id,
                HttpRequest.newBuilder(enqueue)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event)),
                response -> Provider.byStatus(response.statusCode()));
    }
}
