package assay.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataFolderTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void data_are_kept_where_the_user_keeps_state() {
        assertThat(DataFolder.usual(Map.of("XDG_STATE_HOME", "/var/ada"), HOME))
                .isEqualTo(Path.of("/var/ada/assay"));
    }

    @Test
    void without_such_a_place_they_are_kept_in_the_home_folder() {
        assertThat(DataFolder.usual(Map.of(), HOME))
                .isEqualTo(Path.of("/home/ada/.local/state/assay"));
        assertThat(DataFolder.usual(Map.of("XDG_STATE_HOME", ""), HOME))
                .isEqualTo(Path.of("/home/ada/.local/state/assay"));
    }
}
