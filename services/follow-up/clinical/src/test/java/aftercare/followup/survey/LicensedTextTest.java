package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All wording here is invented: no licensed text is part of the product or its tests. */
class LicensedTextTest {
    static final String ENGLISH = """
            instrument: sds
            version: "1"
            language: en
            licence: Used by permission of an invented owner
            stem: Think of the invented thing.
            options: {0: Nought, 1: One, 2: Two, 3: Three}
            items:
              SDS-1: {text: Invented question one?}
              SDS-2: {text: Invented question two?}
              SDS-3: {text: Invented question three?, ask: Select an answer to three}
              SDS-4: {text: Invented question four?}
              SDS-5: {text: Invented question five?, options: {0: No, 1: Bit, 2: Lot, 3: All}}
            """;
    private static final String SPANISH = ENGLISH.replace("language: en", "language: es")
            .replace("Invented question", "Pregunta inventada")
            .replace("Nought", "Nada");

    @Test
    void theWordsOfTheClinicMakeAnInstrumentAskable() {
        Instruments instruments = Instruments.shippedWith(List.of(file(ENGLISH), file(SPANISH)));
        Instrument sds = instruments.find("sds").orElseThrow();
        assertThat(sds.heading().licence()).isEqualTo("Used by permission of an invented owner");
        assertThat(sds.reviewed()).isEmpty();

        Survey survey = survey(instruments, "sds", "es-MX");
        Question first = survey.next(Answers.none()).orElseThrow();
        assertThat(first.text()).isEqualTo("Pregunta inventada one?");
        assertThat(first.stem()).hasValue("Think of the invented thing.");
        assertThat(first.choices()).startsWith(new Choice("0", "Nada"));
        assertThat(first.problem()).isEqualTo("Pregunta inventada one?");
        assertThat(survey.visibleIds(Answers.none())).containsExactly("SDS-1", "SDS-2", "SDS-3", "SDS-4", "SDS-5");

        Answers answers = Answers.none();
        for (int i = 1; i <= 5; i++) {
            answers = answers.with("SDS-" + i, "2");
        }
        assertThat(survey.with(answers).complete()).isTrue();
        assertThat(Scoring.scores(answers)).containsEntry("sds", 10);
    }

    @Test
    void theShippedDefinitionAloneAsksNothing() {
        assertThat(Instruments.shipped().find("sds")).isEmpty();
    }

    @Test
    void skipRulesOfTheDefinitionHold() {
        StringBuilder file = new StringBuilder("""
                instrument: c-ssrs-screener
                version: "1"
                language: en
                licence: invented
                options: {yes: Aye, no: Nay}
                items:
                """);
        for (String item : List.of("1", "2", "3", "4", "5", "6", "6R")) {
            file.append("  CSSRS-")
                    .append(item)
                    .append(": {text: Invented ")
                    .append(item)
                    .append("}\n");
        }
        Survey survey = survey(Instruments.shippedWith(List.of(file(file.toString()))), "c-ssrs-screener", "en");
        assertThat(survey.visibleIds(Answers.none())).containsExactly("CSSRS-1", "CSSRS-2", "CSSRS-6");
        assertThat(survey.visibleIds(Answers.none().with("CSSRS-2", "yes").with("CSSRS-6", "yes")))
                .containsExactly("CSSRS-1", "CSSRS-2", "CSSRS-3", "CSSRS-4", "CSSRS-5", "CSSRS-6", "CSSRS-6R");
    }

    @Test
    void theClinicNamesTheItemsOfAnInstrumentWhoseNumberIsNotPublished() {
        Instruments instruments = Instruments.shippedWith(List.of(file("""
                instrument: kset
                version: "1"
                language: fr
                licence: invented
                options: {0: Rien, 1: Un peu}
                items:
                  KSET-1: {text: Inventé un}
                  KSET-2: {text: Inventé deux}
                """)));
        assertThat(survey(instruments, "kset", "en")
                        .next(Answers.none())
                        .orElseThrow()
                        .text())
                .isEqualTo("Inventé un");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            instrument: sds     | instrument: sdss   | own.yaml:1: instrument is 'sdss', which is not defined. Did you mean 'sds'.
            instrument: sds     | instrument: phq-9  | own.yaml:1: instrument is phq-9, which ships with its words. Use one of pro-ctcae, sds, c-ssrs-screener, asrm, bpic-ss, icsi, icpi, ipss, cadss-6, pwc-20, kset.
            version: "1"        | version: "2"       | own.yaml:2: version is 2, but sds is defined in version 1. Compare the form with the definition and write version: "1".
            language: en        | lingo: en          | own.yaml:3: 'lingo' means nothing here. Allowed are instrument, version, language, licence, intro, stem, options, items.
            licence: Used by permission of an invented owner | licence: "" | own.yaml:4: licence is empty. Write who allows the clinic to use these words, and until when.
            SDS-2:              | SDS-7:             | own.yaml:9: SDS-7 is no item of sds. Did you mean 'SDS-1'.
            3: Three            | 4: Four            | own.yaml:6: options of SDS-1 are 0, 1, 2, 4. Write them in this order: 0, 1, 2, 3.
            options: {0: Nought, 1: One, 2: Two, 3: Three} | intro: Hello | own.yaml:8: SDS-1 has no options. Add options: here, or once at the top when all items share them.
            text: Invented question four? | words: four | own.yaml:11: 'words' means nothing here. Allowed are text, options, ask.
            `  SDS-4: {text: Invented question four?}` | `` | own.yaml:8: items has no words for SDS-4. Add the text of every item of sds.
            """)
    void aWrongFileIsRefusedWithItsLine(String written, String instead, String message) {
        String wrong = ENGLISH.replace(written, instead == null ? "" : instead);
        assertThatThrownBy(() -> Instruments.shippedWith(List.of(file(wrong))))
                .isInstanceOf(DataFileException.class)
                .hasMessage(message);
    }

    @Test
    void twoFilesOfOneLanguageAreRefused() {
        assertThatThrownBy(() -> Instruments.shippedWith(List.of(file(ENGLISH), file(ENGLISH))))
                .hasMessage("own.yaml:3: language is en, which another file of sds has too. Keep one of them.");
    }

    private static DataFile file(String text) {
        return new DataFile("own.yaml", text);
    }

    private static Survey survey(Instruments instruments, String id, String language) {
        SurveyContext plain = SurveyContext.english(false);
        SurveyContext context = new SurveyContext(language, false, false, false, plain.words(), plain.readers());
        return Survey.of(
                instruments, List.of(new FormPart(id, "1", "all", Optional.empty(), Optional.empty())), context);
    }
}
