package aftercare.followup.web;

/** A poll as a clinician reads it: which, when due, and how far it has come. */
public record ShownPoll(String step, String due, String state) {}
