package io.concord.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.local.kafka.TopicSettings.Shortfall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicSettingsTest {
  private static final TopicSettings SETTINGS =
      new TopicSettings(true, false, Duration.ofMillis(7), Duration.ofMillis(1_000), 500);

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy,compact",
    "min.compaction.lag.ms,0",
    "min.compaction.lag.ms,7",
    "retention.ms,1000",
    "retention.bytes,499"
  })
  void shouldDoWhenRecordsAreKeptAtLeastAsLong(String key, String wanted) {
    assertThat(SETTINGS.shortfalls(Map.of(key, wanted))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy,delete,compact",
    "min.compaction.lag.ms,8,7",
    "retention.ms,1001,1000",
    "retention.ms,-1,1000",
    "retention.bytes,-1,500"
  })
  void shouldFallShortWhenRecordsGoEarlierOrOtherwise(String key, String wanted, String actual) {
    assertThat(SETTINGS.shortfalls(Map.of(key, wanted)))
        .containsExactly(new Shortfall(key, actual, wanted));
  }

  @Test
  void shouldTakeTheLargestNumberForNoBound() {
    TopicSettings largest =
        new TopicSettings(
            true, true, Duration.ZERO, Duration.ofMillis(Long.MAX_VALUE), Long.MAX_VALUE);
    assertThat(largest.shortfalls(Map.of("retention.ms", "-1", "retention.bytes", "-1"))).isEmpty();
    assertThat(largest.shortfalls(Map.of("cleanup.policy", "compact")))
        .containsExactly(new Shortfall("cleanup.policy", "compact,delete", "compact"));
  }

  @Test
  void shouldRefuseASettingThatItDoesNotRead() {
    assertThatThrownBy(() -> SETTINGS.shortfalls(Map.of("segment.ms", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("segment.ms");
  }
}
