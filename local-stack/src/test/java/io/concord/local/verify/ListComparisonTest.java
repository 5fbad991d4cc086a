package io.concord.local.verify;

import static io.concord.local.verify.Lists.AS_OF;
import static io.concord.local.verify.Lists.expected;
import static io.concord.local.verify.Lists.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.verify.Differences.Place;
import io.concord.local.verify.Differences.PlaceDifference;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.ServedPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListComparisonTest {
  @Test
  void shouldFindNothingWhenListsAreEqual() {
    assertThat(differences(expected(1, 5, 6), served(5, 6)).isEmpty()).isTrue();
    assertThat(differences(expected(1), served()).isEmpty()).isTrue();
  }

  @Test
  void shouldAllowALastDigitOfAScore() {
    assertThat(differences(expected(1, 5), scored(1 + 9e-10)).isEmpty()).isTrue();
    assertThat(differences(expected(1, 5), scored(1 - 9e-10)).isEmpty()).isTrue();
    assertThat(differences(expected(1, 5), scored(1 + 2e-9)).places()).hasSize(1);
    assertThat(differences(expected(1, 5), scored(Double.NaN)).places()).hasSize(1);
  }

  @Test
  void shouldRefuseSwapsHoweverNearTheScores() {
    assertThat(differences(expected(1, 5, 6), served(6, 5)).places()).hasSize(2);
    ServedList swapped =
        served(AS_OF, 0, List.of(new ServedPlace(1, 6, 1), new ServedPlace(2, 5, 0.9)));
    ExpectedList near =
        new ExpectedList(
            1,
            "LIGHT",
            "history",
            3,
            List.of(
                new ExpectedList.ExpectedPlace(5, 0.9, 1, null),
                new ExpectedList.ExpectedPlace(6, 0.9, 1, null)));

    assertThat(differences(near, swapped).places()).hasSize(2);
  }

  @Test
  void shouldNameTheCauseBeforeThoseItShifted() {
    ServedList list =
        served(
            AS_OF,
            0,
            List.of(
                new ServedPlace(1, 9, 1.5), new ServedPlace(2, 5, 1), new ServedPlace(3, 6, 0.9)));

    assertThat(differences(expected(1, 5, 6), list).places())
        .containsExactly(
            new PlaceDifference(9, null, new Place(1, 1.5)),
            new PlaceDifference(5, new Place(1, 1), new Place(2, 1)),
            new PlaceDifference(6, new Place(2, 0.9), new Place(3, 0.9)));
  }

  @Test
  void shouldNameAMissingProduct() {
    assertThat(differences(expected(1, 5, 6), served(5)).places())
        .singleElement()
        .hasToString("product 6: expected rank 2 score 0.9, served not on the list");
  }

  @Test
  void shouldNameEveryFactThatDiffers() {
    ServedList list =
        new ServedList(
            AS_OF, "v3", "HEAVY", "popular", 4, 1, 0, List.of(new ServedPlace(2, 5, 1.0)));

    assertThat(differences(expected(1, 5), list).facts())
        .containsExactly(
            "segment: expected LIGHT, served HEAVY",
            "source: expected history, served popular",
            "orders: expected 3, served 4",
            "rank of place 1: expected 1, served 2");
  }

  @Test
  void shouldNameAProductThatIsServedTwice() {
    assertThat(differences(expected(1, 5, 6), served(5, 5)).facts())
        .containsExactly("product 5 is served twice");
  }

  private static Differences differences(ExpectedList expected, ServedList served) {
    return ListComparison.differences(expected, served);
  }

  private static ServedList scored(double score) {
    return served(AS_OF, 0, List.of(new ServedPlace(1, 5, score)));
  }
}
