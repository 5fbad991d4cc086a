package io.concord.security.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/**
 * What only a broker that loses records would show; the rest is tried over one that is embedded.
 */
class KeyTopicTest {
  @Test
  void shouldMissNoRevocationWhereItCannotGoOn() {
    assertThat(KeyTopic.consumerSettings("localhost:9092"))
        .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
  }
}
