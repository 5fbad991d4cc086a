package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.concord.scoring.SimilarProducts.Product;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Own products 1 and 2; 3 is bought along with both, 4 with one; 5 and 6 are popular. */
class DiscoveryTest {
  private static final SimilarProducts NONE = new SimilarProducts(0, List.of());
  private static final LongFunction<SimilarProducts> SIMILAR =
      product ->
          Map.of(
                  1L, similar(new Product(3, 4, 0.4), new Product(4, 3, 0.3)),
                  2L, similar(new Product(1, 9, 0.9), new Product(3, 2, 0.2)))
              .getOrDefault(product, NONE);
  private static final List<ScoredProduct> OWN = List.of(own(1, 9.0), own(2, 4.0));

  @Test
  void shouldRankSimilarThenPopularBehindTheOwn() {
    List<ScoredProduct> filled =
        Discovery.fill(OWN, List.of(2L, 1L), SIMILAR, () -> List.of(5L, 3L, 2L, 6L), 50);

    assertThat(filled)
        .extracting(ScoredProduct::productId, ScoredProduct::score)
        .containsExactly(
            tuple(1L, 9.0),
            tuple(2L, 4.0),
            tuple(3L, 4.0),
            tuple(4L, 4.0 * (0.5 + 0.5 * (0.3 / (0.2 + 0.4)))),
            tuple(5L, 4.0 * 0.5),
            tuple(6L, 4.0 * 0.5 / 4));
  }

  @Test
  void shouldMarkDiscoveriesByHavingNoOrders() {
    ScoredProduct found = Discovery.fill(OWN, List.of(1L), SIMILAR, () -> List.of(), 50).get(2);

    assertThat(found).isEqualTo(new ScoredProduct(3, 4.0, 0, 0, 0, ScoredProduct.NEVER));
    assertThat(found.isDiscovery()).isTrue();
    assertThat(OWN.get(0).isDiscovery()).isFalse();
  }

  @Test
  void shouldStopAtTheLimit() {
    assertThat(Discovery.fill(OWN, List.of(1L, 2L), SIMILAR, () -> List.of(5L), 3)).hasSize(3);
    assertThat(Discovery.fill(OWN, List.of(1L, 2L), SIMILAR, () -> List.of(5L), 2)).isEqualTo(OWN);
    assertThat(Discovery.fill(OWN, List.of(1L, 2L), SIMILAR, () -> List.of(5L), 1)).isEqualTo(OWN);
  }

  @Test
  void shouldNotAskForThePopularWithoutRoom() {
    assertThat(
            Discovery.fill(
                OWN,
                List.of(1L),
                SIMILAR,
                () -> {
                  throw new AssertionError("a scan for nothing");
                },
                3))
        .hasSize(3);
  }

  @Test
  void shouldNeverRankAWorseScoreHigher() {
    List<ScoredProduct> filled =
        Discovery.fill(OWN, List.of(2L, 1L), SIMILAR, () -> List.of(9L, 8L, 7L), 50);

    for (int i = 1; i < filled.size(); i++) {
      assertThat(filled.get(i).score()).isLessThanOrEqualTo(filled.get(i - 1).score());
    }
  }

  private static SimilarProducts similar(Product... products) {
    return new SimilarProducts(10, List.of(products));
  }

  private static ScoredProduct own(long productId, double score) {
    return new ScoredProduct(productId, score, 1, 1, 1, 5);
  }
}
