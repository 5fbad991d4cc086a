package io.concord.app.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StoreSizesTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void shouldSumWhatTheTasksHoldOfAStore() {
    Metric first = metric("estimate-num-keys", "purchases", "0_0", 3);
    Metric second = metric("estimate-num-keys", "purchases", "0_1", 4);
    Metric other = metric("estimate-num-keys", "orders", "0_0", 100);
    new StoreSizes(
            () ->
                Map.of(
                    first.metricName(),
                    first,
                    second.metricName(),
                    second,
                    other.metricName(),
                    other))
        .bindTo(registry);

    assertThat(rows("purchases")).isEqualTo(7);
    assertThat(rows("recommendations")).isZero();
  }

  private double rows(String store) {
    return registry.get("recommender.store.rows").tag("store", store).gauge().value();
  }

  private static Metric metric(String name, String store, String task, long value) {
    MetricName metricName =
        new MetricName(
            name, "stream-state-metrics", "", Map.of("rocksdb-state-id", store, "task-id", task));
    return new Metric() {
      @Override
      public MetricName metricName() {
        return metricName;
      }

      @Override
      public Object metricValue() {
        return BigInteger.valueOf(value);
      }
    };
  }
}
