package io.concord.app.deadletter;

import io.concord.app.FailOnSendHandler;
import io.concord.topology.TopologyFixture;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** What the application configures for records that fail, for a topology under test. */
final class HandlerConfig {
  private HandlerConfig() {}

  /**
   * The handlers, at least once: under exactly-once the driver forgets what a deserialization
   * handler sends, where a real producer sends it with the next commit.
   */
  static Map<String, Object> of(DeadLetterCounter counter) {
    return Map.of(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class,
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnprocessableRecordHandler.class,
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        FailOnSendHandler.class,
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        StreamsConfig.AT_LEAST_ONCE,
        DeadLetterCounter.CONFIG,
        counter,
        DeadLetterRecords.TOPICS_CONFIG,
        TopologyFixture.TOPICS);
  }
}
