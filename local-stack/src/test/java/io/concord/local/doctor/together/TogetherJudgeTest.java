package io.concord.local.doctor.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.ClockJudge;
import io.concord.local.doctor.check.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TogetherJudgeTest {
  @ParameterizedTest
  @CsvSource({"5,600,ERROR", "900,600,OK", "5,6,OK"})
  void shouldFindCapturedChangesThatNobodyReads(long commit, long heartbeat, Severity severity) {
    assertThat(
            TogetherJudge.capture(Duration.ofSeconds(commit), Duration.ofSeconds(heartbeat))
                .severity())
        .isEqualTo(severity);
  }

  @Test
  void shouldFindAnotherDatabase() {
    Map<String, String> connector = Map.of("database.names", "Shop, Store");
    assertThat(TogetherJudge.database(connector, "Store").severity()).isEqualTo(Severity.OK);
    assertThat(TogetherJudge.database(connector, "Test").severity()).isEqualTo(Severity.ERROR);
    assertThat(TogetherJudge.database(Map.of("database.dbname", "shop"), "shop").severity())
        .isEqualTo(Severity.OK);
  }

  @Test
  void shouldFindAnotherPrefixAndAnotherCluster() {
    assertThat(TogetherJudge.prefix("a", "b").severity()).isEqualTo(Severity.ERROR);
    assertThat(TogetherJudge.prefix("a", "a").severity()).isEqualTo(Severity.OK);
    assertThat(TogetherJudge.brokers("k:1", "x", "y").severity()).isEqualTo(Severity.ERROR);
    assertThat(TogetherJudge.brokers("k:1", "x", "x").severity()).isEqualTo(Severity.OK);
  }

  @Test
  void shouldFindNodesOfSeveralVersionsAndWithOneAddress() {
    assertThat(TogetherJudge.versions(List.of("1", "2")).severity()).isEqualTo(Severity.WARNING);
    assertThat(TogetherJudge.versions(List.of("1", "1")).severity()).isEqualTo(Severity.OK);
    assertThat(TogetherJudge.addresses(List.of("a:1", "a:1")).severity()).isEqualTo(Severity.ERROR);
    assertThat(TogetherJudge.addresses(List.of("a:1", "b:1")).severity()).isEqualTo(Severity.OK);
  }

  @ParameterizedTest
  @CsvSource({"0,OK", "2000,OK", "-2000,OK", "2600,WARNING", "-2600,WARNING"})
  void shouldAllowAClockToDifferByWhatTheQuestionTook(long apartMs, Severity severity) {
    Instant asked = Instant.parse("2026-01-01T00:00:00Z");
    Instant answered = asked.plusMillis(200);
    Instant theirs = asked.plusMillis(100 + apartMs);
    assertThat(ClockJudge.judge(theirs, asked, answered).severity()).isEqualTo(severity);
  }
}
