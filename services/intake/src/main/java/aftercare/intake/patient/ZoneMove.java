package aftercare.intake.patient;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A patient's move to another time zone.
 *
 * @param by account of whoever recorded it
 * @param at when it was recorded
 */
public record ZoneMove(ZoneId from, ZoneId to, String by, Instant at) {}
