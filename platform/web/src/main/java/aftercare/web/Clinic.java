package aftercare.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clinic as pages and messages name it. Properties {@code aftercare.clinic.*}.
 *
 * @param phone as people dial it
 * @param zone IANA zone its staff live in; times on staff pages are shown in it
 */
@ConfigurationProperties("aftercare.clinic")
public record Clinic(
        @DefaultValue("Example Clinic") String name,
        @DefaultValue("+1 555 0100") String phone,
        @DefaultValue("America/New_York") ZoneId zone) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    /** The phone number as a {@code tel:} link takes it. */
    public String dial() {
        return phone.replaceAll("[^+0-9]", "");
    }

    /** The instant on the clinic's clock, such as {@code Mon 23 Nov 2026, 14:05}. */
    public String time(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /** The clinic's day, such as {@code Mon 23 Nov 2026}. */
    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }
}
