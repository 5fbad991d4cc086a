package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private final ClockWatch watch = new ClockWatch();
  private Instant wall = Instant.parse("2024-07-01T10:00:00Z");
  private long nanos = 5;

  @Test
  void shouldNoticeOnceThatTheClockWasSetBack() {
    assertThat(afterASecond(Duration.ZERO)).isFalse();
    assertThat(afterASecond(Duration.ofDays(-1))).isTrue();
    assertThat(afterASecond(Duration.ZERO)).isFalse();
    assertThat(afterASecond(Duration.ofSeconds(-2))).isTrue();
  }

  @Test
  void shouldLetTheClockGoForwardAndCreep() {
    assertThat(afterASecond(Duration.ZERO)).isFalse();
    assertThat(afterASecond(Duration.ofDays(1))).isFalse();
    for (int second = 0; second < 100; second++) {
      assertThat(afterASecond(Duration.ofMillis(-100))).isFalse();
    }
  }

  @Test
  void shouldTakeAProcessThatStoodStillForNothing() {
    watch.wasSetBack(wall, nanos);
    Duration hours = Duration.ofHours(3);
    assertThat(watch.wasSetBack(wall.plus(hours), nanos + hours.toNanos())).isFalse();
  }

  private boolean afterASecond(Duration step) {
    wall = wall.plusSeconds(1).plus(step);
    nanos += Duration.ofSeconds(1).toNanos();
    return watch.wasSetBack(wall, nanos);
  }
}
