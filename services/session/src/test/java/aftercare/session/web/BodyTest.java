package aftercare.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class BodyTest {
    private static final List<String> FIELDS = List.of("dose", "adult.name", "adult.phone");
    private final FormErrors errors = new FormErrors();

    private Map<String, String> read(String json) {
        return Body.read(JsonMapper.shared().readTree(json), FIELDS, errors);
    }

    @Test
    void partsOfAFieldAreReadByTheirNames() {
        assertThat(read("{\"dose\":52.5,\"adult\":{\"name\":\"Max\",\"phone\":null}}"))
                .isEqualTo(Map.of("dose", "52.5", "adult.name", "Max"));
        assertThat(errors.any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"adult":"Max"}          | adult     | Give this field an object with adult.name and adult.phone
            {"adult":["Max"]}        | adult     | Give this field an object with adult.name and adult.phone
            {"adult":{"age":9}}      | adult.age | Leave this field out: the fields are dose, adult.name, adult.phone
            {"dose":{"mg":9}}        | dose      | Give this field a text or a number
            {"weight":9}             | weight    | Leave this field out: the fields are dose, adult.name, adult.phone
            """)
    void everyWrongFieldIsNamedWithItsFix(String json, String field, String fix) {
        read(json);

        assertThat(errors.problems()).containsExactly(new FieldProblem(field, fix));
    }
}
