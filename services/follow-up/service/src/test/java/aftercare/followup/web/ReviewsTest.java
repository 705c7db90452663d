package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewsTest {
    /** The wording is invented. */
    private static final DataFile LICENSED = new DataFile("sds.yaml", """
            instrument: sds
            version: "1"
            language: en
            licence: invented
            options: {0: Nought, 1: One, 2: Two, 3: Three}
            items: {SDS-1: {text: A}, SDS-2: {text: B}, SDS-3: {text: C}, SDS-4: {text: D}, SDS-5: {text: E}}
            """);

    @Test
    void namesTheProtocolAndEveryInstrumentThatNobodyReviewed() {
        Instruments shipped = Instruments.shipped();
        List<String> missing = new Reviews(Protocol.shipped(shipped), shipped).missing();
        assertThat(missing).hasSize(shipped.all().size() + 1).contains("PHQ-9", "Mood and mind");
    }

    @Test
    void namesAnInstrumentTheClinicSuppliedTheWordsOf() {
        Instruments instruments = Instruments.shippedWith(List.of(LICENSED));
        assertThat(new Reviews(Protocol.shipped(instruments), instruments).missing())
                .contains("Severity of Dependence Scale");
    }
}
