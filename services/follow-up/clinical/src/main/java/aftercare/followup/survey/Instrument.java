package aftercare.followup.survey;

import java.util.Optional;

/**
 * What a questionnaire says about itself.
 *
 * @param reviewer name and date of the clinician who reviewed it; empty: not reviewed, and every clinician's page says so
 */
public record Instrument(
        String id, String version, String title, String licence, String source, Optional<String> reviewer) {}
