package aftercare.followup.web;

import java.util.List;

/**
 * A patient's timeline as clinicians read it.
 *
 * @param charts totals and grades
 * @param itemCharts single answers that a rule looks at
 * @param period what the charts show, when that is not everything; empty otherwise
 * @param olderCharts address of the charts before these; empty when there are none
 * @param exceptions rows of the checklist with a standing exception, as one sentence; empty without one
 * @param kinds what can be asked for by itself, with the address that does
 * @param entries newest first
 * @param older address of the next page; empty on the last one
 * @param newest address of the first page; empty on it
 * @param ahead soonest first
 */
public record ShownTimeline(
        List<ShownChart> charts,
        List<ShownChart> itemCharts,
        String period,
        String olderCharts,
        String exceptions,
        List<Filter> kinds,
        List<ShownEntry> entries,
        String older,
        String newest,
        List<ShownEntry> ahead) {
    /** @param here true for the one that is shown */
    public record Filter(String label, long count, String address, boolean here) {}
}
