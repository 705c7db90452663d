package aftercare.session.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Coded;
import aftercare.session.readiness.Question;
import aftercare.session.readiness.Since;
import aftercare.session.readiness.WayHome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked before a dose against section 9 of the own-worded instruments, of which the resource is a copy, letter for letter. */
class ReferenceWordsTest {
    private static final Map<String, List<String>> ROWS = rows();

    @ParameterizedTest
    @EnumSource(names = {"PREGNANCY", "CHANGES", "PRESSURE_MEDICINE", "SOLIDS", "LIQUIDS", "ADULT", "WAY_HOME"})
    void aQuestionOfOnePartIsTheReferencesOwn(Question question) {
        assertThat(question.text()).isEqualTo(row(question.id()).get(0));
    }

    /** The reference asks these in one breath; each part keeps its words. */
    @Test
    void aQuestionOfSeveralPartsIsAskedPartByPart() {
        assertThat(row("PRE-04").get(0))
                .isEqualTo(
                        "When did you last take a pill for sleep or to calm you, a strong pain medicine, or a stimulant?");
        assertThat(Question.SEDATIVE.text()).isEqualTo("When did you last take a pill for sleep or to calm you?");
        assertThat(Question.OPIOID.text()).isEqualTo("When did you last take a strong pain medicine?");
        assertThat(Question.STIMULANT.text()).isEqualTo("When did you last take a stimulant?");
        assertThat(row("PRE-05").get(0)).isEqualTo("When did you last drink alcohol, and do you have a hangover now?");
        assertThat(Question.ALCOHOL.text()).isEqualTo("When did you last drink alcohol?");
        assertThat(Question.HANGOVER.text()).isEqualTo("Do you have a hangover now?");
    }

    @Test
    void answersAreWordedAsInTheReference() {
        assertThat(labels(Arrays.asList(Since.values()))).isEqualTo(options("PRE-02"));
        assertThat(labels(Arrays.asList(WayHome.values()))).isEqualTo(options("PRE-09"));
        assertThat(labels(Answers.PRESSURE_MEDICINE)).isEqualTo(options("PRE-03"));
        assertThat(row("PRE-01").get(1)).isEqualTo("YNS; plus \"This does not apply to me\" (`no`)");
        assertThat(labels(Answers.PREGNANCY)).isEqualTo(Map.of("yes", "Yes", "no", "No", "unsure", "Not sure"));
        assertThat(Shown.pregnancy().get("no")).endsWith("this does not apply to me");
        assertThat(row("PRE-08").get(1)).isEqualTo("name and phone, or no \"No one\"");
        assertThat(Shown.adult().get("no")).isEqualTo("No one");
    }

    @ParameterizedTest
    @CsvSource({
        "PRE-04, SEDATIVE, Not in the last 2 days",
        "PRE-04, OPIOID, Not in the last 2 days",
        "PRE-04, STIMULANT, Not in the last 2 days",
        "PRE-05, ALCOHOL, Not in the last 2 days",
        "PRE-06, SOLIDS, Not today",
        "PRE-07, LIQUIDS, Not today"
    })
    void whatNotMeansIsTheReferencesOwn(String id, Question question, String words) {
        assertThat(CheckInForm.notLately(question)).isEqualTo(words);
        assertThat(row(id).get(1)).contains("\"" + words + "\"");
    }

    @Test
    void theAdviceForTheWayHomeAndOnMedicinesAreThoseOfTheDayBefore() {
        String dayBefore = row("PRE-00").get(0);
        assertThat(dayBefore).endsWith("Plan a ride: " + lower(Shown.ADVICE));
        assertThat(dayBefore).contains("**Do not stop any prescribed medicine without asking us first.**");
        assertThat(Shown.KEEP)
                .as("the shorter words of the reference's README")
                .isEqualTo("Do not stop a prescribed medicine without asking us.");
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static Map<String, String> labels(List<? extends Coded> options) {
        Map<String, String> labels = new LinkedHashMap<>(Shown.options(options));
        assertThat(labels.remove("declined")).isEqualTo("I'd rather not say");
        return labels;
    }

    /** {@code TICK: code Label · code Label}. */
    private static Map<String, String> options(String id) {
        return Arrays.stream(row(id).get(1).replaceFirst("^TICK: ", "").split(" · "))
                .map(option -> option.split(" ", 2))
                .collect(Collectors.toMap(o -> o[0], o -> o[1], (a, b) -> a, LinkedHashMap::new));
    }

    private static List<String> row(String id) {
        return Objects.requireNonNull(ROWS.get(id), id);
    }

    private static Map<String, List<String>> rows() {
        try (InputStream in = ReferenceWordsTest.class.getResourceAsStream("/own-instruments-section-9.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| PRE-"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .collect(Collectors.toMap(cells -> cells.get(1), cells -> cells.subList(2, cells.size())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
