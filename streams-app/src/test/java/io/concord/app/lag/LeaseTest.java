package io.concord.app.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final AtomicLong ticksNanos = new AtomicLong(-5);
  private final AtomicLong wallMs = new AtomicLong(1_000_000);
  private final Lease lease =
      new Lease(Duration.ofSeconds(4), ticksNanos::get, () -> Instant.ofEpochMilli(wallMs.get()));

  @Test
  void shouldHoldUntilItsLengthIsOver() {
    pass(Duration.ofMillis(3_999));
    assertThat(lease.holds()).isTrue();
    assertThat(lease.lapsedFor()).isZero();

    pass(Duration.ofMillis(1));
    assertThat(lease.holds()).isFalse();
    assertThat(lease.lapsedFor()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void shouldHoldOnWhenItIsRenewedInTime() {
    pass(Duration.ofSeconds(3));
    assertThat(lease.look()).as("overslept").isFalse();
    lease.renew();
    pass(Duration.ofSeconds(3));
    assertThat(lease.holds()).isTrue();
  }

  @Test
  void shouldNotHoldAgainUntilRenewedWhenItWasOverslept() {
    pass(Duration.ofSeconds(5));
    assertThat(lease.look()).as("overslept").isTrue();
    assertThat(lease.look()).as("still overslept").isTrue();
    assertThat(lease.holds()).isFalse();

    lease.renew();
    assertThat(lease.holds()).isTrue();
    assertThat(lease.look()).as("overslept after the renewal").isFalse();
  }

  @Test
  void shouldBeOversleptWhenTheTickingStoodStillAndTheWallClockWentOn() {
    wallMs.addAndGet(1_001);
    assertThat(lease.look()).as("overslept").isTrue();
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void shouldNotMindAWallClockThatIsCorrectedALittle() {
    wallMs.addAndGet(1_000);
    assertThat(lease.look()).isFalse();
    wallMs.addAndGet(-1_000);
    assertThat(lease.look()).isFalse();
  }

  private void pass(Duration time) {
    ticksNanos.addAndGet(time.toNanos());
    wallMs.addAndGet(time.toMillis());
  }
}
