package assay.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OptionsTest {
    @Test
    void what_is_given_replaces_the_default() {
        var options = Options.of("--rounds", "3", "--connections", "16");
        assertEquals(3, options.rounds());
        assertEquals(16, options.connections());
        assertEquals(10, options.seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", ""})
    void a_number_that_is_none_above_zero_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> Options.of("--rounds", value));
    }

    @Test
    void an_unknown_option_and_one_without_value_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Options.of("--turns", "3"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("--rounds"));
    }
}
