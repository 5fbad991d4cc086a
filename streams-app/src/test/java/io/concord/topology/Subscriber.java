package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads change events and checks what each promises relative to the client's event before it. */
final class Subscriber {
  private final Map<Long, RecommendationChanged> latest = new TreeMap<>();
  private long unpublished;

  /** From now on a client's first revision is the one behind this. */
  void startAt(long revision) {
    unpublished = revision;
  }

  /** The last event of each client. */
  Map<Long, RecommendationChanged> latest() {
    return latest;
  }

  static List<Long> products(RecommendationChanged event) {
    return event.recommendations().stream().map(RankedProduct::productId).toList();
  }

  void accept(RecommendationChanged event) {
    RecommendationChanged previous = latest.put(event.clientId(), event);
    List<Long> before = previous == null ? List.of() : products(previous);
    List<Long> now = products(event);
    assertThat(event.revision())
        .as("revision of %s", event)
        .isEqualTo((previous == null ? unpublished : previous.revision()) + 1);
    assertThat(now).doesNotHaveDuplicates();
    assertThat(event.recommendations())
        .extracting(RankedProduct::rank)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, now.size()).boxed().toList());
    assertThat(event.recommendations())
        .extracting(RankedProduct::previousRank)
        .containsExactlyElementsOf(now.stream().map(product -> rank(before, product)).toList());
    assertThat(event.entered())
        .containsExactlyElementsOf(now.stream().filter(p -> !before.contains(p)).toList());
    assertThat(event.left())
        .containsExactlyElementsOf(before.stream().filter(p -> !now.contains(p)).toList());
    assertThat(previous != null && sameList(previous, event))
        .as("an event without a change: %s", event)
        .isFalse();
  }

  private static Integer rank(List<Long> products, long productId) {
    int index = products.indexOf(productId);
    return index < 0 ? null : index + 1;
  }

  private static boolean sameList(RecommendationChanged a, RecommendationChanged b) {
    return a.segment().equals(b.segment()) && places(a).equals(places(b));
  }

  private static List<RankedProduct> places(RecommendationChanged event) {
    return event.recommendations().stream()
        .map(
            p ->
                new RankedProduct(
                    p.rank(),
                    p.productId(),
                    p.score(),
                    p.frequency(),
                    p.recency(),
                    p.orderCount(),
                    p.lastOrderedAt(),
                    null))
        .toList();
  }
}
