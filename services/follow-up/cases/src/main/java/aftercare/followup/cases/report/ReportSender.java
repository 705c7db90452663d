package aftercare.followup.cases.report;

/**
 * Who would send a report and to whom; the clinic's setting.
 *
 * @param identifier of the clinic at the receiver's gateway
 * @param receiver identifier of the receiver
 * @param type element C.3.1: 3 is a health professional, 6 another organisation
 * @param country of the clinic, ISO 3166-1 alpha-2
 * @param language of what is written in the case, ISO 639-2 such as {@code eng}
 */
public record ReportSender(
        String organisation, String identifier, String receiver, int type, String country, String language) {}
