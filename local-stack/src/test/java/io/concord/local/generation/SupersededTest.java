package io.concord.local.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupersededTest {
  private static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");
  private static final long BASE = 1_000_000_000L;

  private final Superseded superseded = new Superseded(BASE);

  @Test
  void shouldTakeBackWhatOnlyAnOlderGenerationSaid() {
    superseded.accept(event(1, 7, 5, 6));
    superseded.accept(event(2, 3, 5));
    superseded.accept(event(2, BASE + 1, 5));

    assertThat(superseded.published()).isEqualTo(1);
    assertThat(superseded.endings(NOW))
        .singleElement()
        .satisfies(
            ending -> {
              assertThat(ending.clientId()).isEqualTo(1);
              assertThat(ending.revision()).isEqualTo(BASE);
              assertThat(ending.recommendations()).isEmpty();
              assertThat(ending.left()).containsExactly(5L, 6L);
              assertThat(ending.generatedAt()).isEqualTo(NOW);
            });
  }

  @Test
  void shouldTakeBackOnceOnly() {
    superseded.accept(event(1, 7, 5));
    superseded.accept(superseded.endings(NOW).get(0));

    assertThat(superseded.endings(NOW)).isEmpty();
  }

  /**
   * The generation told of the client after its topic was read and before the ending was written.
   */
  @Test
  void shouldTellAgainWhatAnEndingCameBehind() {
    superseded.accept(event(1, 7, 5));
    RecommendationChanged ending = superseded.endings(NOW).get(0);
    superseded.accept(event(1, BASE + 1, 5));
    superseded.accept(ending);
    superseded.accept(event(2, BASE + 1, 5));

    assertThat(superseded.overtaken()).containsExactly(event(1, BASE + 1, 5));
  }

  @Test
  void shouldLeaveAnEmptyListAlone() {
    superseded.accept(event(1, 7));

    assertThat(superseded.endings(NOW)).isEmpty();
  }

  private static RecommendationChanged event(long client, long revision, long... products) {
    List<RankedProduct> places =
        java.util.Arrays.stream(products)
            .mapToObj(id -> new RankedProduct(1, id, 1, 1, 1, 1, NOW, null))
            .toList();
    return new RecommendationChanged(
        client,
        revision,
        LocalDate.parse("2024-07-02"),
        NOW,
        "v3",
        "LIGHT",
        1,
        new Cause(Cause.Kind.ORDER, List.of(1L)),
        places,
        List.of(),
        List.of());
  }
}
