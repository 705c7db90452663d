package aftercare.intake.message;

import java.net.URI;

/**
 * Who writes to the patient.
 *
 * @param phone as a patient dials it
 * @param drug what the clinic calls the drug
 * @param baseUrl where links begin, without a slash at the end
 */
public record Clinic(String name, String phone, String drug, URI baseUrl) {}
