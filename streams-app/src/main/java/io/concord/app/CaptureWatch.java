package io.concord.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches the connector by the heartbeats it writes to Kafka every few seconds, also while nothing
 * changes in the database. When they cease, changes wait in the source, which keeps them only for
 * its retention. Looked at by one thread, never waiting for the brokers; asked by any.
 */
final class CaptureWatch {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  private final Supplier<KafkaFuture<ListOffsetsResultInfo>> newestHeartbeat;
  private final Duration sourceRetention;
  private final InstantSource clock;
  private Instant askedAt = Instant.MIN;
  private KafkaFuture<?> asked = KafkaFuture.completedFuture(null);
  private volatile Instant lastHeartbeat;

  CaptureWatch(Admin admin, RecommenderSettings settings, InstantSource clock) {
    this(newestIn(admin, settings.topics().heartbeats()), settings.sourceRetention(), clock);
  }

  CaptureWatch(
      Supplier<KafkaFuture<ListOffsetsResultInfo>> newestHeartbeat,
      Duration sourceRetention,
      InstantSource clock) {
    this.newestHeartbeat = newestHeartbeat;
    this.sourceRetention = sourceRetention;
    this.clock = clock;
  }

  private static Supplier<KafkaFuture<ListOffsetsResultInfo>> newestIn(Admin admin, String topic) {
    TopicPartition only = new TopicPartition(topic, 0);
    return () -> admin.listOffsets(Map.of(only, OffsetSpec.maxTimestamp())).partitionResult(only);
  }

  void bindTo(MeterRegistry registry) {
    Gauge.builder("recommender.capture.heartbeat.age", this, CaptureWatch::ageSeconds)
        .description("Since the connector's last sign of life; NaN while none was ever seen")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
    Gauge.builder("recommender.source.retention", sourceRetention, Duration::toSeconds)
        .description("For how long the source keeps changes that the connector has not read")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  /**
   * Asks the brokers now and then, also when the clock was set back; an answer is taken whenever it
   * comes.
   */
  void look() {
    Instant now = clock.instant();
    if (asked.isDone() && Duration.between(askedAt, now).abs().compareTo(LOOK_INTERVAL) >= 0) {
      askedAt = now;
      asked = newestHeartbeat.get().whenComplete((newest, failure) -> see(newest));
    }
  }

  /** Neither an empty topic nor one that does not exist yet says anything. */
  private void see(ListOffsetsResultInfo newest) {
    if (newest != null && newest.timestamp() >= 0) {
      lastHeartbeat = Instant.ofEpochMilli(newest.timestamp());
    }
  }

  private double ageSeconds() {
    Instant last = lastHeartbeat;
    return last == null
        ? Double.NaN
        : Math.max(0, Duration.between(last, clock.instant()).toMillis() / 1_000.0);
  }
}
