package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.Ticks;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand, and that nothing is lost but the rounding. */
class Pop14Test {
  private static final double HALF_DAY = 0.9649159444; // exp(-0.5 / 14)

  @Test
  void shouldWeighAnOrderByWhatIsLeftAtTheEndOfItsDay() {
    long noon = Ticks.startOfDay(-1) + Ticks.PER_DAY / 2;

    assertThat(Pop14.weight(noon) / 0x1p40).isEqualTo(HALF_DAY, within(1e-10));
    assertThat(Pop14.weight(Ticks.startOfDay(1)) / 0x1p40)
        .isEqualTo(0.9310627797, within(1e-10)); // exp(-1 / 14)
    assertThat(Pop14.weight(Ticks.startOfDay(1) - 1)).isEqualTo(1L << 40);
  }

  @Test
  void shouldDecayADaysWeightByWholeDays() {
    assertThat(Pop14.left(1L << 40, 0)).isEqualTo(1);
    assertThat(Pop14.left(3L << 39, 14)).isEqualTo(0.5518191618, within(1e-10)); // 1.5 / e
    assertThat(Pop14.left(-1L << 40, 14)).isEqualTo(-0.3678794412, within(1e-10));
  }

  @Test
  void shouldLeaveOutDaysThatAreAsGoodAsForgotten() {
    assertThat(Pop14.left(1L << 40, Pop14.DAYS - 1)).isBetween(1e-18, 1.1e-18);
    assertThat(Pop14.left(1L << 40, Pop14.DAYS)).isZero();
    assertThat(Pop14.left(1L << 40, Integer.MAX_VALUE)).isZero();
  }

  @Property
  void anOrderIsRightToTheBound(
      @ForAll @LongRange(min = -1L << 40, max = 1L << 53) long created,
      @ForAll @IntRange(max = 580) int days) {
    long asOf = Ticks.startOfDay(Ticks.epochDay(created) + 1L + days);
    double exact = V4.decay(asOf - created, 14);

    assertThat(Pop14.left(Pop14.weight(created), days)).isEqualTo(exact, within(5.1e-13 * exact));
  }
}
