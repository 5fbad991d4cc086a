package io.concord.app.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecommenderMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final RecommenderMetrics metrics = new RecommenderMetrics(registry);

  @Test
  void shouldCountChecksOfListsAndThoseThatFailed() {
    assertThat(count("recommender.exactness.mismatches")).as("told before any").isZero();

    metrics.checked(1, 1, null);
    metrics.checked(2, 7, "orders stored=7 right=1");

    assertThat(count("recommender.exactness.checks")).isEqualTo(2);
    assertThat(count("recommender.exactness.mismatches")).isEqualTo(1);
  }

  @Test
  void shouldCountWhatTheNodeHasDone() {
    metrics.rescored(true, 60);
    metrics.rescored(false, -1);
    metrics.checked(1, 1, null);
    metrics.catalogueChanged("keep-products");

    NodeCounts counts = metrics.counts(Map.of("read-orders", 7L));

    assertThat(counts.records()).isEqualTo(Map.of("read-orders", 7L, "keep-products", 1L));
    assertThat(counts.rescorings()).isEqualTo(2);
    assertThat(counts.changedLists()).isEqualTo(1);
    assertThat(counts.exactnessChecks()).isEqualTo(1);
    assertThat(Arrays.stream(counts.freshness()).sum()).isEqualTo(1);
  }

  private double count(String name) {
    return registry.get(name).counter().count();
  }
}
