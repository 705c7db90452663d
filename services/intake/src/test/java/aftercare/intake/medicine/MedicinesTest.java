package aftercare.intake.medicine;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.medicine.Reading.Known;
import aftercare.intake.medicine.Reading.Similar;
import aftercare.intake.medicine.Reading.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicinesTest {
    private static final Medicines MEDICINES = Medicines.load();

    @ParameterizedTest
    @CsvSource({
        "Xanax,alprazolam,BENZODIAZEPINE",
        "Ativan,lorazepam,BENZODIAZEPINE",
        "Klonopin,clonazepam,BENZODIAZEPINE",
        "clonazepam,clonazepam,BENZODIAZEPINE",
        "Valium,diazepam,BENZODIAZEPINE",
        "Ambien,zolpidem,SEDATIVE",
        "zopiclone,zopiclone,SEDATIVE",
        "zaleplon,zaleplon,SEDATIVE",
        "Lunesta,eszopiclone,SEDATIVE",
        "Adderall,amphetamine,STIMULANT",
        "Ritalin,methylphenidate,STIMULANT",
        "Vyvanse,lisdexamfetamine,STIMULANT",
        "dextroamphetamine,dexamfetamine,STIMULANT",
        "phentermine,phentermine,STIMULANT",
        "modafinil,modafinil,STIMULANT",
        "cocaine,cocaine,STIMULANT",
        "atomoxetine,atomoxetine,NOT_A_STIMULANT",
        "Strattera,atomoxetine,NOT_A_STIMULANT",
        "hydrocodone,hydrocodone,OPIOID",
        "buprenorphine,buprenorphine,OPIOID",
        "methadone,methadone,OPIOID",
        "tramadol,tramadol,OPIOID",
        "gabapentin,gabapentin,GABAPENTINOID",
        "pregabalin,pregabalin,GABAPENTINOID",
        "sodium oxybate,sodium oxybate,SEDATIVE",
        "cannabis,cannabis,CANNABIS",
        "phenelzine,phenelzine,MAO_INHIBITOR",
        "moclobemide,moclobemide,MAO_INHIBITOR",
        "selegiline,selegiline,MAO_INHIBITOR",
        "lamotrigine,lamotrigine,MODIFIER",
        "naltrexone,naltrexone,MODIFIER",
        "esketamine,esketamine,KETAMINE",
        "lisinopril,lisinopril,ANTIHYPERTENSIVE",
        "amlodipine,amlodipine,ANTIHYPERTENSIVE",
        "losartan,losartan,ANTIHYPERTENSIVE",
        "metoprolol,metoprolol,ANTIHYPERTENSIVE",
        "HCTZ,hydrochlorothiazide,ANTIHYPERTENSIVE"
    })
    void namesTellTheClass(String typed, String generic, DrugClass drugClass) {
        assertThat(MEDICINES.read(typed))
                .containsExactly(new Known(typed.toLowerCase(java.util.Locale.ROOT), generic, drugClass));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xanax",
                "  XANAX  ",
                "Xanax 0.5 mg",
                "xanax 0.5mg twice a day",
                "2x Xanax .25mg, as needed",
                "Xanax XR 1 mg tablets",
                "Xanax (1 mg, at bedtime)",
                "X\u0101nax"
            })
    void caseSpacesDosesAndFormsDoNotMatter(String typed) {
        assertThat(MEDICINES.read(typed)).contains(new Known("xanax", "alprazolam", DrugClass.BENZODIAZEPINE));
        assertThat(MEDICINES.read(typed)).filteredOn(r -> r instanceof Similar).isEmpty();
    }

    @Test
    void saltsAreNoOtherMedicine() {
        assertThat(MEDICINES.read("Metoprolol succinate ER 25 mg daily"))
                .containsExactly(new Known("metoprolol", "metoprolol", DrugClass.ANTIHYPERTENSIVE));
        assertThat(MEDICINES.read("gabapentin 300mg"))
                .containsExactly(new Known("gabapentin", "gabapentin", DrugClass.GABAPENTINOID));
    }

    @Test
    void severalNamesAreReadEach() {
        assertThat(MEDICINES.read("Xanax and Ambien 10 mg; sertraline 50 mg\nlithum"))
                .containsExactly(
                        new Known("xanax", "alprazolam", DrugClass.BENZODIAZEPINE),
                        new Known("ambien", "zolpidem", DrugClass.SEDATIVE),
                        new Unknown("sertraline"),
                        new Unknown("lithum"));
        assertThat(MEDICINES.read("Valium Ritalin"))
                .containsExactly(
                        new Known("valium", "diazepam", DrugClass.BENZODIAZEPINE),
                        new Known("ritalin", "methylphenidate", DrugClass.STIMULANT));
        assertThat(MEDICINES.read("oxycodone/acetaminophen"))
                .containsExactly(new Known("oxycodone", "oxycodone", DrugClass.OPIOID), new Unknown("acetaminophen"));
    }

    @ParameterizedTest
    @CsvSource({
        "Xanex,xanax",
        "Klonapin,klonopin",
        "Klonopn 1 mg,klonopin",
        "aderall,adderall",
        "clonazapam,clonazepam",
        "gabapentine,gabapentin",
        "buprenorfine,buprenorphine",
        "Vyvnase,vyvanse"
    })
    void aCloseTypoSuggests(String typed, String meant) {
        assertThat(MEDICINES.read(typed))
                .singleElement()
                .isInstanceOfSatisfying(
                        Similar.class, similar -> assertThat(similar.names()).startsWith(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sertraline",
                "foobarol 5 mg",
                "Birth control",
                "\u041a\u0441\u0430\u043d\u0430\u043a\u0441",
                "5 mg",
                "daily"
            })
    void anUnknownNameIsAskedAboutAndNeverDropped(String typed) {
        assertThat(MEDICINES.read(typed)).singleElement().isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ",;\n", "--"})
    void nothingWrittenIsNothingRead(String typed) {
        assertThat(MEDICINES.read(typed)).isEqualTo(List.of());
    }

    @Test
    void rowsOfTheChecklistAreNamed() {
        assertThat(DrugClass.BENZODIAZEPINE.checklistRow()).isEqualTo("P01");
        assertThat(DrugClass.STIMULANT.checklistRow()).isEqualTo("P02");
        assertThat(DrugClass.SEDATIVE.checklistRow()).isEqualTo("P09");
        assertThat(DrugClass.NOT_A_STIMULANT.checklistRow()).isNull();
    }
}
