package io.concord.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.oracle.ReferenceList.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceListTest {
  private static final Instant LAST = Instant.parse("2024-07-01T00:00:00Z");
  private static final double NEAR = 0.5 + 4e-10;

  // 2 and 3 are nearly tied, 4 and 5 are real ties; 6 nearly makes the list, 7 is a tie of 5
  private final ReferenceList list =
      new ReferenceList(
          1,
          "LIGHT",
          "history",
          9,
          List.of(
              product(1, 1, 0.9, 5, 1),
              product(2, 2, NEAR, 3, 20),
              product(3, 3, 0.5, 2, 10),
              product(4, 4, 0.3, 1, 1),
              product(5, 5, 0.3, 1, 1)),
          List.of(product(6, 6, 0.3 - 1e-12, 2, 90), product(7, 7, 0.3, 1, 1)));

  @Test
  void shouldAcceptTheListItself() {
    assertThat(differences(1, 2, 3, 4, 5)).isEmpty();
  }

  @Test
  void shouldAcceptSwapsOfNearlyEqualScores() {
    assertThat(differences(1, 3, 2, 4, 5)).isEmpty();
    assertThat(differences(1, 2, 3, 4, 6)).isEmpty();
    assertThat(differences(1, 2, 3, 6, 4)).isEmpty();
  }

  @Test
  void shouldRefuseSwapsOfRealTies() {
    assertThat(differences(1, 2, 3, 5, 4)).singleElement().asString().contains("ties");
    assertThat(differences(1, 2, 3, 4, 7)).singleElement().asString().contains("ties");
  }

  @Test
  void shouldRefuseOtherOrders() {
    assertThat(differences(2, 1, 3, 4, 5))
        .hasSize(2)
        .allSatisfy(x -> assertThat(x).contains("rank"));
  }

  @Test
  void shouldRefuseOtherLengthsProductsAndRepetitions() {
    assertThat(differences(1, 2, 3, 4)).containsExactly("expected 5 places, found 4");
    assertThat(differences(1, 2, 3, 4, 8)).containsExactly("rank 5: unexpected product 8");
    assertThat(differences(1, 2, 3, 4, 4)).containsExactly("rank 5: product 4 again");
    assertThat(differences(1, 2, 3, 4, 5, 6)).containsExactly("expected 5 places, found 6");
  }

  @Test
  void shouldRefuseOtherScores() {
    List<Place> wrong = List.of(new Place(1, 0.9 + 2e-9));

    assertThat(
            new ReferenceList(
                    1, "LIGHT", "history", 1, List.of(product(1, 1, 0.9, 5, 1)), List.of())
                .differences(wrong))
        .singleElement()
        .asString()
        .contains("expected score 0.9");
  }

  private List<String> differences(long... productIds) {
    return list.differences(
        Arrays.stream(productIds).mapToObj(id -> new Place(id, score(id))).toList());
  }

  private static double score(long productId) {
    double[] scores = {0.9, NEAR, 0.5, 0.3, 0.3, 0.3, 0.3, 0.1};
    return scores[(int) productId - 1];
  }

  private static ReferenceProduct product(int rank, long id, double score, int count, int days) {
    return new ReferenceProduct(rank, id, score, count, LAST, days);
  }
}
