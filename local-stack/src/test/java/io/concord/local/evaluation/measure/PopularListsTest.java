package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.scoring.Popularity;
import io.concord.scoring.ScoredProduct;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopularListsTest {

  @Test
  void shouldListWhatWasOrderedMostBeforeEachMoment() {
    OrderTable table =
        new Shop()
            .order(1, 1, "2024-01-01T12:00", 30, 20)
            .order(2, 2, "2024-01-02T12:00", 30)
            .order(3, 3, "2024-01-03T12:00", 20, 10)
            .order(3, 4, "2024-01-04T12:00", 10)
            .order(4, 5, "2024-01-04T12:00", 10)
            .table();
    long second = Shop.ticks("2024-01-02T12:00");
    long third = Shop.ticks("2024-01-03T12:00");
    long later = Shop.ticks("2024-02-01T00:00");

    PopularLists lists = new PopularLists(table, LongStream.of(later, third, second, third), 2);

    assertThat(lists.at(second)).as("equal, by product").containsExactly(1, 2);
    assertThat(lists.at(third)).containsExactly(2, 1);
    assertThat(lists.at(later)).containsExactly(0, 1);
    assertThatThrownBy(() -> lists.at(later + 1)).hasMessageContaining("must be one of the chosen");
  }

  /** The same as counting first and ranking then, at any point. */
  @Test
  void shouldAgreeWithRankingTheCounts() {
    Random random = new Random(7);
    int[] counts = new int[40];
    MostOrdered popular = new MostOrdered(counts.length, 15);
    long[] ids = IntStream.range(0, counts.length).asLongStream().toArray();
    for (int step = 0; step < 600; step++) {
      int product = (int) (random.nextDouble() * random.nextDouble() * counts.length);
      counts[product]++;
      popular.count(product);

      long[] expected =
          Popularity.rank(ids, counts, counts.length).stream()
              .filter(place -> place.orderCount() > 0)
              .mapToLong(ScoredProduct::productId)
              .limit(15)
              .toArray();
      assertThat(IntStream.of(popular.list()).asLongStream().toArray()).isEqualTo(expected);
    }
  }
}
