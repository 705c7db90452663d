package aftercare.intake.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the form offers.
 *
 * @param languages name by BCP 47 tag; those the questions exist in
 * @param careTeams codes of the clinic's teams
 * @param consentVersion of the informed consent in use
 * @param texts whether the clinic sends text messages
 */
public record EnrolmentChoices(
        Map<String, String> languages, List<String> careTeams, String consentVersion, boolean texts) {

    /** English, which all wording exists in. */
    public static EnrolmentChoices of(List<String> careTeams, String consentVersion, boolean texts) {
        return new EnrolmentChoices(Map.of("en", "English"), List.copyOf(careTeams), consentVersion, texts);
    }

    /** How messages may reach a patient. */
    public Map<String, String> messagesBy() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("email", "E-mail");
        ways.put("sms", "Text message");
        return Collections.unmodifiableMap(ways);
    }

    /** Names of countries by their code: the United States and Canada, then all by name. */
    public Map<String, String> countries() {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of("US", "CA"),
                        Stream.of(Locale.getISOCountries()).sorted(Comparator.comparing(EnrolmentChoices::country)))
                .forEach(code -> names.putIfAbsent(code, country(code)));
        return Collections.unmodifiableMap(names);
    }

    /** English name of a country. */
    public static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** The common zones, and the way to another. */
    public Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("", "Choose");
        Zones.COMMON.forEach(zone -> zones.put(zone, zone.replace('_', ' ')));
        zones.put(Zones.OTHER, "Another");
        return Collections.unmodifiableMap(zones);
    }

    /** The teams as options. */
    public Map<String, String> teams() {
        Map<String, String> teams = new LinkedHashMap<>();
        careTeams.forEach(team -> teams.put(team, team));
        return Collections.unmodifiableMap(teams);
    }
}
