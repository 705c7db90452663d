package aftercare.followup.protocol;

import java.time.Duration;
import java.time.LocalTime;

/**
 * How links are spread. Urgent steps ignore all of it.
 *
 * @param mergeWithin steps due within this of each other become one survey
 * @param linksPerDay at most, per patient and local day
 * @param quietFrom local time from which nothing is sent
 * @param quietUntil local time until which nothing is sent
 */
public record Sending(
        Duration mergeWithin, int linksPerDay, LocalTime quietFrom, LocalTime quietUntil, String source) {}
