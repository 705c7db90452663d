package aftercare.followup.provider;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.Codes;
import aftercare.followup.notice.Digest;
import aftercare.followup.notice.DigestChannel;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.web.provider.Taken;
import aftercare.web.provider.TwilioApi;
import java.net.URI;

/** Tells staff by text message; answering with the code in it acknowledges. */
public final class TextNotices implements NoticeChannel, DigestChannel {
    private final TwilioApi provider;
    private final URI told;
    private final Codes codes;
    private final NoticeWords words;

    /** @param told where the provider tells what became of a text: that, a slash and the notice's id */
    public TextNotices(TwilioApi provider, URI told, Codes codes, NoticeWords words) {
        this.provider = provider;
        this.told = told;
        this.codes = codes;
        this.words = words;
    }

    @Override
    public Way way() {
        return Way.SMS;
    }

    @Override
    public Taken deliver(String id, Notice notice, Reach reach) {
        String code = codes.of(notice.escalationId(), notice.recipient().username());
        String text = NoticeWords.tier(notice.tier()) + ": act by " + words.brief(notice.actBy()) + ". Reply " + code
                + " to acknowledge. " + words.page(notice);
        return provider.text(id, reach.mobile().orElseThrow(), text, URI.create(told + "/" + id));
    }

    /** A mail with the same goes out beside it, so nothing hangs on its report. */
    @Override
    public Taken deliver(Digest digest, Reach reach) {
        String text =
                digest.headline() + ". Act by " + words.brief(digest.actBy()) + ". " + words.list(digest.recipient());
        return provider.text(digest.id(), reach.mobile().orElseThrow(), text, null);
    }
}
