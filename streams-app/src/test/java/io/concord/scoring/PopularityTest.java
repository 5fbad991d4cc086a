package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopularityTest {
  @Test
  void shouldRankByOrdersThenProductAndDivideByTheHighest() {
    assertThat(Popularity.rank(new long[] {-4, 2, 3, 9}, new int[] {2, 1, 8, 2}, 4))
        .containsExactly(
            place(3, 8, 1.0), place(-4, 2, 0.25), place(9, 2, 0.25), place(2, 1, 0.125));
  }

  @Test
  void shouldLookOnlyAtTheUsedPlaces() {
    assertThat(Popularity.rank(new long[] {1, 2, 0}, new int[] {1, 4, 99}, 2))
        .containsExactly(place(2, 4, 1.0), place(1, 1, 0.25));
  }

  @Test
  void shouldKeep200Places() {
    long[] products = LongStream.range(0, 300).toArray();
    int[] counts = new int[300];
    Arrays.setAll(counts, i -> 1 + i / 100);

    assertThat(Popularity.rank(products, counts, 300))
        .extracting(ScoredProduct::productId)
        .containsExactlyElementsOf(
            LongStream.concat(LongStream.range(200, 300), LongStream.range(100, 200))
                .boxed()
                .toList());
  }

  @Test
  void shouldBeEmptyWhenNothingWasOrdered() {
    assertThat(Popularity.rank(new long[0], new int[0], 0)).isEmpty();
  }

  private static ScoredProduct place(long productId, int orderCount, double share) {
    return new ScoredProduct(productId, share, share, 0, orderCount, ScoredProduct.NEVER);
  }
}
