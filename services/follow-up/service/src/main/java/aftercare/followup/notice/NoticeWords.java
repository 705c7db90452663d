package aftercare.followup.notice;

import aftercare.followup.escalation.Notice;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** The words of notices: how urgent, by when and where to read on; no patient and no answer. */
public final class NoticeWords {
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("EEEE, H:mm", Locale.ENGLISH);

    private final URI baseUrl;
    private final ZoneId zone;

    /**
     * @param baseUrl where the inbox is reached
     * @param zone the clinic's, for the times
     */
    public NoticeWords(URI baseUrl, ZoneId zone) {
        this.baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
        this.zone = zone;
    }

    /** Such as {@code Red}. */
    public static String tier(Tier tier) {
        return tier.name().charAt(0) + tier.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Such as {@code Tuesday 4 March, 14:30}. */
    public String time(Instant at) {
        return LONG.format(at.atZone(zone));
    }

    /** Such as {@code Tue 14:30}. */
    public String brief(Instant at) {
        return SHORT.format(at.atZone(zone));
    }

    /** Such as {@code Tuesday, 14:30}. */
    public String spoken(Instant at) {
        return SPOKEN.format(at.atZone(zone));
    }

    /** Where this notice's recipient deals with it. */
    public String page(Notice notice) {
        return page(notice.recipient(), notice.byCall(), notice.escalationId());
    }

    /** Where that account deals with it: who may not read flags does so on the call list. */
    public String page(Account account, boolean byCall, String escalationId) {
        return baseUrl + "/" + (byCall && !readsFlags(account) ? "calls" : "inbox") + "/" + escalationId;
    }

    /** Where that account sees everything that waits. */
    public String list(Account account) {
        return baseUrl + (readsFlags(account) ? "/inbox" : "/calls");
    }

    private static boolean readsFlags(Account account) {
        Set<Role> roles = account.roles();
        return roles.contains(Role.CLINICIAN) || roles.contains(Role.SAFETY_OFFICER);
    }
}
