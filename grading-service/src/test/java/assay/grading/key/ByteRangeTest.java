package assay.grading.key;

import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.key.ByteRange.Part;
import assay.grading.key.ByteRange.Unsatisfiable;
import assay.grading.key.ByteRange.Whole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=0-100, 0, 99",
        "bytes=99-, 99, 99",
        "bytes=10-20, 10, 20",
        "bytes=10-999999999999999999, 10, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-101, 0, 99",
        "Bytes=0-0, 0, 0"
    })
    void a_range_is_cut_to_what_is_there(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void a_range_of_nothing_cannot_be_given(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=20-10",
                "bytes=0-1,5-6",
                "items=0-1",
                "bytes=a-b",
                "bytes=0-1; q=1",
                "bytes=9999999999999999999-"
            })
    void what_is_no_single_range_of_bytes_is_everything(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
    }

    @Test
    void without_a_header_it_is_everything() {
        assertThat(ByteRange.of(null, 100)).isEqualTo(new Whole());
    }

    @Test
    void both_ends_belong_to_a_part() {
        assertThat(new Part(3, 3).length()).isEqualTo(1);
    }
}
