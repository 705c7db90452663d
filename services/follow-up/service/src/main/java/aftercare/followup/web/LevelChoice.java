package aftercare.followup.web;

/** Something that can be accepted as known, with the patient's latest answers to it. */
public record LevelChoice(String id, String label) {}
