package aftercare.followup.provider;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.web.provider.SignedPost;
import aftercare.web.provider.Taken;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a receiver of the clinic's own, signed by Standard Webhooks: {@code {"type": "escalation.notified", "timestamp", "data":
 * {"noticeId", "escalationId", "tier", "step", "recipient", "actBy", "url"}}}. It names no patient.
 */
public final class WebhookNotices implements NoticeChannel {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SignedPost receiver;
    private final NoticeWords words;

    public WebhookNotices(SignedPost receiver, NoticeWords words) {
        this.receiver = receiver;
        this.words = words;
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public Taken deliver(String id, Notice notice, Reach reach) {
        return receiver.send(
                id,
                JSON.writeValueAsString(Map.of(
                        "type", "escalation.notified",
                        "timestamp", notice.openedAt().toString(),
                        "data",
                                Map.of(
                                        "noticeId",
                                        notice.messageId(),
                                        "escalationId",
                                        notice.escalationId(),
                                        "tier",
                                        notice.tier().name().toLowerCase(Locale.ROOT),
                                        "step",
                                        notice.step(),
                                        "recipient",
                                        notice.recipient().username(),
                                        "actBy",
                                        notice.actBy().toString(),
                                        "url",
                                        words.page(notice)))));
    }
}
