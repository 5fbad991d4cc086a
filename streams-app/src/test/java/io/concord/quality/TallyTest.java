package io.concord.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final List<Long> TWELVE = LongStream.rangeClosed(1, 12).boxed().toList();

  @Test
  void shouldCountOneOrder() {
    // hits at ranks 3 and 11 of 12, one product off the list; two bought before
    Tally tally = Tally.of(TWELVE, Map.of(3L, true, 11L, false, 99L, true));

    assertThat(tally)
        .isEqualTo(
            new Tally(1, 3, 2, 1, 1, 2, 166_667, 166_667L * 166_667, 333_333, 333_333L * 333_333));
  }

  @Test
  void shouldCountTheTenthPlaceAmongTheFirstTenAndTheEleventhNot() {
    assertThat(Tally.of(TWELVE, Map.of(10L, false)).hits10()).isEqualTo(1);
    assertThat(Tally.of(TWELVE, Map.of(11L, false)).hits10()).isZero();
  }

  @Test
  void shouldGiveNoRankWithoutAHit() {
    Tally tally = Tally.of(TWELVE, Map.of(99L, false));

    assertThat(tally.orders()).isEqualTo(1);
    assertThat(tally.reciprocals()).isZero();
    assertThat(tally.precisions()).isZero();
  }

  @Test
  void shouldNotCountAnOrderWithoutProducts() {
    assertThat(Tally.of(TWELVE, Map.of())).isEqualTo(Tally.NONE);
  }

  @Property(tries = 200)
  void takingAwayUndoesAdding(@ForAll("tallies") Tally first, @ForAll("tallies") Tally second) {
    assertThat(first.plus(second).plus(second.negated())).isEqualTo(first);
    assertThat(first.plus(first.negated()).isNone()).isTrue();
  }

  @Provide
  Arbitrary<Tally> tallies() {
    return Arbitraries.longs().between(1, 40).list().ofMaxSize(8).map(TallyTest::tally);
  }

  private static Tally tally(List<Long> products) {
    Map<Long, Boolean> found = new HashMap<>();
    products.forEach(product -> found.put(product, product % 2 == 0));
    return Tally.of(TWELVE, found);
  }

  @Property(tries = 200)
  void everyProductOfTheListBoughtIsFullPrecision(
      @ForAll @NotEmpty @UniqueElements @Size(max = 50)
          List<@LongRange(min = 1, max = 1_000) Long> list) {
    Map<Long, Boolean> all = new HashMap<>();
    new ArrayList<>(list).forEach(product -> all.put(product, true));

    Tally tally = Tally.of(list, all);

    assertThat(tally.precisions()).isEqualTo(Tally.ONE);
    assertThat(tally.reciprocals()).isEqualTo(Tally.ONE);
    assertThat(tally.hits50()).isEqualTo(list.size());
    assertThat(tally.hits10()).isEqualTo(Math.min(10, list.size()));
    assertThat(tally.repeats()).isEqualTo(list.size());
  }
}
