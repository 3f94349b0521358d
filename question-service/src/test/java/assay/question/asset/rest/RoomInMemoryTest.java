package assay.question.asset.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.question.platform.CommonProblem;
import assay.question.platform.Refused;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomInMemoryTest {
    @Test
    void a_file_that_finds_no_room_is_to_come_again_and_finds_some_once_another_has_gone() {
        var room = new RoomInMemory(10, Duration.ofMillis(20));

        try (var first = room.take(6)) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> room.take(5))
                    .satisfies(refused ->
                            assertThat(refused.type()).isEqualTo(CommonProblem.UNAVAILABLE));
            room.take(4).close();
        }
        room.take(10).close();
    }

    @Test
    void a_file_waits_for_its_turn() throws Exception {
        var room = new RoomInMemory(10, Duration.ofMinutes(1));
        var first = room.take(6);
        var hasRoom = new CountDownLatch(1);
        var second =
                Thread.ofPlatform()
                        .start(() -> {
                            room.take(6).close();
                            hasRoom.countDown();
                        });
        while (second.getState() != Thread.State.TIMED_WAITING) {
            assertThat(second.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        first.close();

        assertThat(hasRoom.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
