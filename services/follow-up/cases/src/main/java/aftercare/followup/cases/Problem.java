package aftercare.followup.cases;

import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be done with a case as it is.
 *
 * @param field what it is about; null when about the whole case
 * @param message what to do, for the person who tried; shown beside the field
 */
public record Problem(@Nullable Field field, String message) {}
