package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.PopularProducts;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedPopularReaderTest {
  private static final LocalDate DAY = LocalDate.parse("2024-07-02");

  private final AtomicInteger readings = new AtomicInteger();
  private volatile boolean away;
  private final CachedPopularReader reader = new CachedPopularReader(this::read);

  private Result<PopularProducts> read(LocalDate asOf) {
    readings.incrementAndGet();
    return away
        ? new Unavailable<>("it is elsewhere", Duration.ofSeconds(2))
        : new Found<>(new PopularProducts(asOf, List.of()));
  }

  @Test
  void shouldReadADayOnceWhileItIsKept() {
    reader.popular(DAY);
    reader.popular(DAY);
    reader.popular(DAY.plusDays(1));

    assertThat(readings).hasValue(2);
  }

  @Test
  void shouldReadAgainAfterAMoment() {
    reader.popular(DAY);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              reader.popular(DAY);
              assertThat(readings).hasValueGreaterThan(1);
            });
  }

  @Test
  void shouldKeepAListOnThatCannotBeReadAnew() {
    reader.popular(DAY);
    away = true;

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(reader.popular(DAY)).isInstanceOf(Found.class);
              assertThat(readings).hasValueGreaterThan(2);
            });
    assertThat(reader.popular(DAY.plusDays(1))).isInstanceOf(Unavailable.class);
  }
}
