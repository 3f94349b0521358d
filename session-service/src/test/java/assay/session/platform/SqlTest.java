package assay.session.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqlTest extends ServiceTest {
    @Inject Sql sql;

    @Test
    void rows_are_handed_over_before_the_last_of_them_is_read() {
        var taken = new AtomicInteger();
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() ->
                                        sql.each(
                                                "select 1 / (1000 - n) from generate_series(1, 1000) n",
                                                32,
                                                _ -> taken.incrementAndGet())))
                .hasStackTraceContaining("division by zero");
        assertThat(taken.get()).isBetween(900, 999);
    }
}
