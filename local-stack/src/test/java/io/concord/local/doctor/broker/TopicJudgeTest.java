package io.concord.local.doctor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import io.concord.local.kafka.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicJudgeTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration NEVER = Duration.ofMillis(-1);
  private static final TopicSettings COMPACTED = new TopicSettings(true, false, WEEK, WEEK, -1);
  private static final TopicSettings KEPT =
      new TopicSettings(false, true, Duration.ZERO, NEVER, -1);

  @Test
  void shouldAcceptTopicsAsTheProductMakesThem() {
    assertThat(TopicJudge.source(topic(4, COMPACTED), "t", Optional.of(4))).allMatch(this::isOk);
    TopicSettings later = new TopicSettings(true, false, WEEK.multipliedBy(4), WEEK, -1);
    assertThat(TopicJudge.source(topic(4, later), "t", Optional.of(4))).allMatch(this::isOk);
    assertThat(TopicJudge.source(topic(9, COMPACTED), "t", Optional.empty())).allMatch(this::isOk);
    assertThat(TopicJudge.changed(topic(4, COMPACTED), "t", Optional.of(4))).allMatch(this::isOk);
    assertThat(TopicJudge.deadLetters(topic(1, KEPT), "t")).allMatch(this::isOk);
    assertThat(TopicJudge.schemaHistory(topic(1, KEPT), "t")).allMatch(this::isOk);
    TopicSettings debeziums =
        new TopicSettings(
            false, true, Duration.ZERO, Duration.ofMillis(Long.MAX_VALUE), Long.MAX_VALUE);
    assertThat(TopicJudge.schemaHistory(topic(1, debeziums), "t")).allMatch(this::isOk);
  }

  @Test
  void shouldNameEverythingThatIsWrongWithASourceTopic() {
    TopicSettings settings = new TopicSettings(true, true, Duration.ofHours(1), WEEK, -1);
    assertThat(TopicJudge.source(topic(3, settings), "t", Optional.of(4)))
        .extracting(Finding::sentence)
        .satisfiesExactly(
            partitions -> assertThat(partitions).contains("must have 4 partitions, it has 3"),
            policy -> assertThat(policy).contains("cleanup.policy=compact"),
            lag -> assertThat(lag).contains("min.compaction.lag.ms=604800000"));
  }

  @Test
  void shouldWantTheSchemaHistoryWhole() {
    TopicSettings compacted = new TopicSettings(true, false, Duration.ZERO, NEVER, -1);
    TopicSettings aging = new TopicSettings(false, true, Duration.ZERO, WEEK, -1);
    TopicSettings bounded = new TopicSettings(false, true, Duration.ZERO, NEVER, 1_000);
    for (TopicSettings settings : List.of(compacted, aging, bounded)) {
      assertThat(TopicJudge.schemaHistory(topic(1, settings), "t"))
          .singleElement()
          .extracting(Finding::severity)
          .isEqualTo(Severity.ERROR);
    }
    assertThat(TopicJudge.schemaHistory(topic(2, KEPT), "t").get(0).seen())
        .contains("must have 1 partition, it has 2");
    assertThat(TopicJudge.schemaHistory(Optional.empty(), "t").get(0).severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void shouldNameTheCommandThatMakesATopicWhenItIsMissing() {
    assertThat(TopicJudge.source(Optional.empty(), "t", Optional.empty()))
        .singleElement()
        .extracting(Finding::sentence)
        .isEqualTo("topic t does not exist; bin/recommender create-topics makes it");
    assertThat(TopicJudge.schemaHistory(Optional.empty(), "t").get(0).advice())
        .startsWith("bin/recommender create-topics");
  }

  private boolean isOk(Finding finding) {
    return finding.severity() == Severity.OK;
  }

  private static Optional<TopicState> topic(int partitions, TopicSettings settings) {
    return Optional.of(new TopicState("t", partitions, 3, 0, 0, settings));
  }
}
