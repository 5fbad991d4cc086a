package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.local.verify.ClientPurchases.ProductPurchases;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers worked out by hand. */
class ReferenceV3Test {
  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);
  private static final LocalDateTime YESTERDAY_NOON = LocalDateTime.parse("2024-07-01T12:00:00");

  @ParameterizedTest
  @CsvSource({
    "99, LIGHT, 1.0, 0.65",
    "100, REGULAR_CONSISTENT, 0.85, 0.60",
    "499, REGULAR_CONSISTENT, 0.85, 0.60",
    "500, HEAVY, 0.85, 0.55"
  })
  void shouldWeighBySegment(int orders, String segment, double first, double second) {
    ExpectedList list = list(orders, product(10, 4, 0), product(20, 2, 0));

    assertThat(list.segment()).isEqualTo(segment);
    assertThat(list.source()).isEqualTo("history");
    assertThat(list.orders()).isEqualTo(orders);
    assertThat(list.places()).extracting(ExpectedPlace::productId).containsExactly(10L, 20L);
    assertThat(list.places().get(0).score()).isEqualTo(first, within(1e-15));
    assertThat(list.places().get(1).score()).isEqualTo(second, within(1e-15));
  }

  @Test
  void shouldExploreWhenLessThanFourInTenAreBoughtAgain() {
    assertThat(list(100, product(1, 2, 0), product(2, 2, 0), once(3), once(4), once(5)).segment())
        .isEqualTo("REGULAR_CONSISTENT");

    ExpectedList list = list(100, product(1, 2, 0), once(2), once(3));
    assertThat(list.segment()).isEqualTo("REGULAR_EXPLORATORY");
    assertThat(list.places().get(0).score()).isEqualTo(0.75, within(1e-15));
    assertThat(list.places().get(1).score()).isEqualTo(0.625, within(1e-15));
  }

  @Test
  void shouldFadeWithWholeDays() {
    ExpectedList list =
        list(
            3,
            product(1, 1, LocalDateTime.parse("2024-06-30T23:59:59.9999999")),
            product(2, 1, LocalDateTime.parse("2024-07-01T00:00:00")),
            product(3, 1, LocalDateTime.parse("2024-07-01T00:00:00.0000001")),
            product(4, 1, LocalDateTime.parse("2024-04-03T00:00:00")));

    assertThat(list.places())
        .extracting(ExpectedPlace::productId)
        .as("3 has age 0; 1 and 2 are a day old, 4 is 90 days old")
        .containsExactly(3L, 1L, 2L, 4L);
    assertThat(list.places().get(0).score()).isEqualTo(1.0);
    assertThat(list.places().get(1).score()).isEqualTo(0.9966851167881766, within(1e-15));
    assertThat(list.places().get(3).score()).isEqualTo(0.8103638323514327, within(1e-15));
  }

  @Test
  void shouldRankTiesByProductAndEndAtFifty() {
    List<ProductPurchases> products = new ArrayList<>();
    LongStream.rangeClosed(1, 60).forEach(id -> products.add(0, once(id)));

    assertThat(ReferenceV3.list(new ClientPurchases(1, 60, products), AS_OF).places())
        .extracting(ExpectedPlace::productId)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void shouldOfferPopularProductsToAClientWithoutPurchases() {
    List<ExpectedPlace> popular =
        List.of(ReferenceV3.popularPlace(7, 8, 8), ReferenceV3.popularPlace(9, 2, 8));

    ExpectedList list = ReferenceV3.popularList(new ClientPurchases(1, 120, List.of()), popular);

    assertThat(list).isEqualTo(new ExpectedList(1, "LIGHT", "popular", 120, popular));
    assertThat(list.places()).extracting(ExpectedPlace::score).containsExactly(1.0, 0.25);
  }

  private static ExpectedList list(int orders, ProductPurchases... products) {
    return ReferenceV3.list(new ClientPurchases(1, orders, List.of(products)), AS_OF);
  }

  private static ProductPurchases once(long id) {
    return product(id, 1, 0);
  }

  private static ProductPurchases product(long id, int orderCount, int daysAgo) {
    return product(id, orderCount, YESTERDAY_NOON.minusDays(daysAgo));
  }

  private static ProductPurchases product(long id, int orderCount, LocalDateTime last) {
    return new ProductPurchases(id, orderCount, last);
  }
}
