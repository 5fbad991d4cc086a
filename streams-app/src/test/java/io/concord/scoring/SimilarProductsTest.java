package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.scoring.SimilarProducts.Product;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimilarProductsTest {

  @Test
  void shouldShareTheBuyersWhoBoughtBoth() {
    SimilarProducts similar =
        SimilarProducts.of(
            1,
            List.of(
                List.of(1L, 2L, 3L), List.of(1L, 3L, 5L), List.of(2L, 1L, 3L, 4L), List.of(1L)));

    assertThat(similar.buyers()).isEqualTo(4);
    assertThat(similar.products())
        .as("one buyer of 4 and 5 is no evidence")
        .containsExactly(new Product(3, 3, 0.75), new Product(2, 2, 0.5));
  }

  @Test
  void shouldRankTiesByProductAndKeepTheBest() {
    List<Long> basket = LongStream.rangeClosed(1, 300).map(n -> 301 - n).boxed().toList();

    List<Product> products = SimilarProducts.of(7, List.of(basket, basket)).products();

    assertThat(products).hasSize(200);
    assertThat(products.get(0)).isEqualTo(new Product(1, 2, 1));
    assertThat(products.get(6)).isEqualTo(new Product(8, 2, 1));
  }

  @Test
  void shouldKnowNothingOfAProductThatNobodyBought() {
    assertThat(SimilarProducts.of(7, List.of())).isEqualTo(new SimilarProducts(0, List.of()));
  }
}
