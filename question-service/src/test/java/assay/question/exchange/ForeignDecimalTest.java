package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignDecimalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3.140; 3.14",
                "3,14; 3.14",
                "12,500; 12.5",
                "1,234.5; 1234.5",
                "-2,456,789; -2456789",
                "1 000; 1000",
                "1\u202f234\u202f567,5; 1234567.5",
                "1.5*10^3; 1500",
                "1.5 x 10^-3; 0.0015",
                "2×10**6; 2000000",
                "1.5e3; 1500"
            })
    void a_number_is_read_as_it_is_meant(String written, BigDecimal meant) {
        assertThat(ForeignDecimal.of(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,23,456",
                "1234,567.5",
                "1 00",
                "1 2",
                "10^3",
                "1*10^9999",
                "1.2.3",
                "1,234.5.6",
                "1,234.5,6",
                "one"
            })
    void what_could_be_anything_is_none(String written) {
        assertThat(ForeignDecimal.of(written)).isEmpty();
    }

    @Test
    void a_comma_before_three_digits_may_have_parted_thousands() {
        assertThat(ForeignDecimal.mayBeThousands(" 12,500 ")).isTrue();
        assertThat(ForeignDecimal.mayBeThousands("12,50")).isFalse();
        assertThat(ForeignDecimal.mayBeThousands("0,125")).isFalse();
        assertThat(ForeignDecimal.mayBeThousands("12.500")).isFalse();
    }
}
