package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private final Recovery recovery = new Recovery();

  @Test
  void shouldStartAnewWhenTheConversationWithTheBrokersFailed() {
    assertThat(recovery.allows(new TimeoutException("away"), 0)).isTrue();
    assertThat(
            recovery.allows(
                new StreamsException("commit", new InvalidTxnStateException("timed out")), 0))
        .isTrue();
  }

  @Test
  void shouldStopOnWhatNobodyForesaw() {
    assertThat(recovery.allows(new IllegalStateException("two owners"), 0)).isFalse();
    assertThat(recovery.allows(new StreamsException("send", new RecordTooLargeException("big")), 0))
        .isFalse();
  }

  @Test
  void shouldGiveUpWhatComesAgainAndAgain() {
    for (int i = 0; i < 10; i++) {
      assertThat(recovery.allows(new TimeoutException("away"), i)).isTrue();
    }
    assertThat(recovery.allows(new TimeoutException("away"), 11)).isFalse();
    long later = Duration.ofMinutes(11).toNanos();
    assertThat(recovery.allows(new TimeoutException("away"), later)).isTrue();
  }
}
