package io.concord.app.metric;

import io.concord.store.Names;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How large each store is on this node, from what Kafka Streams measures of RocksDB; 0 for a store
 * that is not here.
 */
public final class StoreSizes {
  private static final List<String> STORES =
      List.of(
          Names.ORDERS_STORE,
          Names.PURCHASES_STORE,
          Names.RECOMMENDATIONS_STORE,
          Names.POPULARITY_STORE,
          Names.PRODUCT_DEMAND,
          Names.ORDER_QUALITY_STORE,
          Names.QUALITY_STORE,
          Names.PRODUCTS_STORE,
          Names.CAR_BRANDS_STORE,
          Names.PRODUCT_CAR_BRANDS_STORE);

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;

  public StoreSizes(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  public void bindTo(MeterRegistry registry) {
    for (String store : STORES) {
      Gauge.builder("recommender.store.rows", this, sizes -> sizes.sum("estimate-num-keys", store))
          .description("Rows of a store on this node, estimated")
          .tag("store", store)
          .strongReference(true)
          .register(registry);
      Gauge.builder(
              "recommender.store.size", this, sizes -> sizes.sum("total-sst-files-size", store))
          .description("Files of a store on this node")
          .baseUnit("bytes")
          .tag("store", store)
          .strongReference(true)
          .register(registry);
    }
  }

  private double sum(String metric, String store) {
    return metrics.get().values().stream()
        .filter(value -> isOf(value.metricName(), metric, store))
        .map(Metric::metricValue)
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .sum();
  }

  private static boolean isOf(MetricName name, String metric, String store) {
    return name.name().equals(metric) && name.tags().containsValue(store);
  }
}
