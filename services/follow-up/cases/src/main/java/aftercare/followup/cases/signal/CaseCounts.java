package aftercare.followup.cases.signal;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.CaseState;
import aftercare.followup.cases.Criterion;
import aftercare.followup.cases.DayTime;
import aftercare.followup.cases.Seriousness;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cases of a clinic, sorted into piles. A pile has the ids of its cases, so that a count leads to what was counted. A nullified
 * case is in none of them.
 *
 * @param cases ids of all that count
 * @param byTerm MedDRA code of the term to cases; empty text for those without one yet
 * @param byGrade the clinician's CTCAE grade to cases; 0 for those not graded yet
 * @param bySeriousness each pile, empty ones too
 * @param byCriterion a case with two criteria is in both piles
 * @param byExposure sessions before the onset; each band, empty ones too
 * @param byMonth month of the onset, or that of hearing of it when the onset is not known; every month from the first to the last
 */
public record CaseCounts(
        List<String> cases,
        NavigableMap<String, List<String>> byTerm,
        NavigableMap<Integer, List<String>> byGrade,
        Map<Judged, List<String>> bySeriousness,
        Map<Criterion, List<String>> byCriterion,
        Map<ExposureBand, List<String>> byExposure,
        NavigableMap<YearMonth, List<String>> byMonth) {
    /** A patient-month is a twelfth of a year of 365.25 days. */
    public static final Duration MONTH = Duration.ofMinutes(43_830);

    public CaseCounts {
        cases = List.copyOf(cases);
        byTerm = Collections.unmodifiableNavigableMap(new TreeMap<>(byTerm));
        byGrade = Collections.unmodifiableNavigableMap(new TreeMap<>(byGrade));
        bySeriousness = Collections.unmodifiableMap(new EnumMap<>(bySeriousness));
        byCriterion = Collections.unmodifiableMap(new EnumMap<>(byCriterion));
        byExposure = Collections.unmodifiableMap(new EnumMap<>(byExposure));
        byMonth = Collections.unmodifiableNavigableMap(new TreeMap<>(byMonth));
    }

    /** What was judged of the seriousness. */
    public enum Judged {
        SERIOUS,
        NOT_SERIOUS,
        NOT_JUDGED;

        /** That of a case. */
        public static Judged of(CaseContent content) {
            Seriousness seriousness = content.seriousness();
            if (seriousness == null) {
                return NOT_JUDGED;
            }
            return seriousness.serious() ? SERIOUS : NOT_SERIOUS;
        }
    }

    /**
     * Sorts them.
     *
     * @param zone the clinic's clock, for the month of what has no onset
     */
    public static CaseCounts of(List<AdverseEventCase> all, ZoneId zone) {
        List<AdverseEventCase> counted =
                all.stream().filter(c -> c.state() != CaseState.NULLIFIED).toList();
        Map<Judged, List<String>> bySeriousness = piles(Judged.class);
        Map<Criterion, List<String>> byCriterion = piles(Criterion.class);
        Map<ExposureBand, List<String>> byExposure = piles(ExposureBand.class);
        NavigableMap<String, List<String>> byTerm = new TreeMap<>();
        NavigableMap<Integer, List<String>> byGrade = new TreeMap<>();
        NavigableMap<YearMonth, List<String>> byMonth = new TreeMap<>();
        for (AdverseEventCase aCase : counted) {
            CaseContent content = aCase.content();
            String term = content.term();
            Integer grade = content.clinicianGrade();
            Seriousness seriousness = content.seriousness();
            put(byTerm, term == null ? "" : term, aCase);
            put(byGrade, grade == null ? 0 : grade, aCase);
            put(bySeriousness, Judged.of(content), aCase);
            put(byExposure, ExposureBand.of(aCase), aCase);
            put(byMonth, month(aCase, zone), aCase);
            if (seriousness != null) {
                seriousness.criteria().forEach(criterion -> put(byCriterion, criterion, aCase));
            }
        }
        fillGaps(byMonth);
        return new CaseCounts(
                counted.stream().map(AdverseEventCase::id).toList(),
                byTerm,
                byGrade,
                bySeriousness,
                byCriterion,
                byExposure,
                byMonth);
    }

    /** Sizes of the piles. */
    public static <K> Map<K, Integer> sizes(Map<K, List<String>> piles) {
        return piles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, pile -> pile.getValue().size()));
    }

    /**
     * Cases of a pile per 100 sessions in which ketamine was given.
     *
     * @param sessions above zero
     */
    public static Rate per100Sessions(List<String> pile, long sessions) {
        return Rate.of(pile.size(), (double) sessions, 100);
    }

    /**
     * Cases of a pile per month in which a patient was followed.
     *
     * @param followed of all patients together; above zero
     */
    public static Rate perPatientMonth(List<String> pile, Duration followed) {
        return Rate.of(pile.size(), (double) followed.toSeconds() / MONTH.toSeconds(), 1);
    }

    private static YearMonth month(AdverseEventCase aCase, ZoneId zone) {
        DayTime onset = aCase.content().onset();
        return YearMonth.from(onset == null ? aCase.receivedAt().atZone(zone).toLocalDate() : onset.day());
    }

    private static void fillGaps(NavigableMap<YearMonth, List<String>> byMonth) {
        if (!byMonth.isEmpty()) {
            YearMonth last = byMonth.lastKey();
            for (YearMonth month = byMonth.firstKey(); month.isBefore(last); month = month.plusMonths(1)) {
                byMonth.putIfAbsent(month, List.of());
            }
        }
    }

    private static <K extends Enum<K>> Map<K, List<String>> piles(Class<K> keys) {
        Map<K, List<String>> piles = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            piles.put(key, new ArrayList<>());
        }
        return piles;
    }

    private static <K> void put(Map<K, List<String>> piles, K key, AdverseEventCase aCase) {
        piles.computeIfAbsent(key, k -> new ArrayList<>()).add(aCase.id());
    }
}
