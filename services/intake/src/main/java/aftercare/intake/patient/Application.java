package aftercare.intake.patient;

import java.time.Instant;

/**
 * One request to enrol somebody.
 *
 * @param key derived from its sender and the key the sender gave it
 * @param content SHA-256 of what was asked for, to tell a repetition from another request under a used key
 * @param patient pseudonym set aside for the person
 */
public record Application(String key, String content, String patient, Instant at) {}
