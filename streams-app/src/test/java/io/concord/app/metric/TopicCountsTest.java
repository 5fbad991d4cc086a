package io.concord.app.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class TopicCountsTest {
  @Test
  void shouldSumWhatTheTasksReadAndWrote() {
    List<Metric> metrics =
        List.of(
            metric("records-consumed-total", "read-orders", "1_0", 3.0),
            metric("records-consumed-total", "read-orders", "1_1", 4.0),
            metric("bytes-consumed-total", "read-orders", "1_1", 1_000.0),
            metric("records-produced-total", "publish-changes", "3_0", 5.0));

    TopicCounts counts =
        new TopicCounts(
            () ->
                metrics.stream()
                    .collect(Collectors.toMap(Metric::metricName, Function.identity())));

    assertThat(counts.snapshot()).isEqualTo(Map.of("read-orders", 7L, "publish-changes", 5L));
  }

  private static Metric metric(String name, String node, String task, double value) {
    MetricName metricName =
        new MetricName(
            name,
            "stream-topic-metrics",
            "",
            Map.of("processor-node-id", node, "task-id", task, "topic-name", "any"));
    return new Metric() {
      @Override
      public MetricName metricName() {
        return metricName;
      }

      @Override
      public Object metricValue() {
        return value;
      }
    };
  }
}
