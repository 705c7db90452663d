package aftercare.intake.message;

import java.net.URI;

/**
 * Who writes to the patient.
 *
 * @param clinic name of the clinic
 * @param phone as a patient dials it
 * @param drug what the clinic calls the drug
 * @param baseUrl where links begin, without a slash at the end
 */
public record Letterhead(String clinic, String phone, String drug, URI baseUrl) {}
