package io.concord.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactionTest {
  private static final Instant NOW = Instant.parse("2024-07-10T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "true, false, 0, 2024-07-09T00:00:00Z, true",
    "true, false, 0, 2024-07-03T00:00:00Z, false",
    "true, false, 900, 2024-07-09T00:00:00Z, true",
    "true, false, 0, , false",
    "false, true, 0, 2024-01-01T00:00:00Z, true",
    "false, true, 1, 2024-07-09T00:00:00Z, false",
    "true, true, 1, 2024-07-09T00:00:00Z, false",
  })
  void shouldKnowWhetherAnythingInFrontWentAway(
      boolean compacts, boolean deletes, long begin, Instant writtenAt, boolean expected) {
    Compaction compaction = new Compaction(compacts, deletes, Duration.ofDays(7));

    assertThat(compaction.keptAllInFrontOf(begin, writtenAt, NOW)).isEqualTo(expected);
  }
}
