package io.concord.app.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How many records each source has read and each sink written, as Kafka Streams counts them. */
public final class TopicCounts {
  private static final Set<String> TOTALS =
      Set.of("records-consumed-total", "records-produced-total");

  private static final String NODE_TAG = "processor-node-id";

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;

  public TopicCounts(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  /** By name of the source or sink, all tasks that are here now together. */
  public Map<String, Long> snapshot() {
    Map<String, Long> counts = new HashMap<>();
    for (Metric metric : metrics.get().values()) {
      String node = metric.metricName().tags().get(NODE_TAG);
      if (node != null
          && TOTALS.contains(metric.metricName().name())
          && metric.metricValue() instanceof Number total) {
        counts.merge(node, total.longValue(), Long::sum);
      }
    }
    return counts;
  }
}
