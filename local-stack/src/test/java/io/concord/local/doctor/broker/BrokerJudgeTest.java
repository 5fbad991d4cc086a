package io.concord.local.doctor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokerJudgeTest {
  @Test
  void shouldNameTopicsThatDoNotSurviveABroker() {
    List<TopicState> topics = List.of(topic("a", 3, 0, 0), topic("b", 1, 0, 0));
    assertThat(BrokerJudge.replication(3, topics))
        .singleElement()
        .extracting(Finding::seen)
        .asString()
        .endsWith("these are gone: [b]");
    assertThat(BrokerJudge.replication(1, topics).get(0).seen()).startsWith("there is 1 broker");
    assertThat(BrokerJudge.replication(3, topics.subList(0, 1)).get(0).severity())
        .isEqualTo(Severity.OK);
  }

  @Test
  void shouldNameTopicsWithoutLeaderAndWithoutCopies() {
    List<TopicState> topics = List.of(topic("a", 3, 2, 0), topic("b", 3, 0, 1));
    assertThat(BrokerJudge.replication(3, topics))
        .extracting(Finding::severity, Finding::seen)
        .containsExactly(
            tuple(Severity.ERROR, "nobody leads partitions of [a]"),
            tuple(Severity.WARNING, "copies are missing or behind, of [b]"));
  }

  @Test
  void shouldTakeAnOldHeartbeatForASilentConnector() {
    assertThat(heartbeat(Optional.of(Duration.ofSeconds(6)))).isEqualTo(Severity.OK);
    assertThat(heartbeat(Optional.of(Duration.ofSeconds(61)))).isEqualTo(Severity.ERROR);
    assertThat(heartbeat(Optional.empty())).isEqualTo(Severity.ERROR);
  }

  @Test
  void shouldWarnOfSeveralGenerations() {
    assertThat(BrokerJudge.generations(Set.of()).severity()).isEqualTo(Severity.OK);
    assertThat(BrokerJudge.generations(Set.of("r")).severity()).isEqualTo(Severity.OK);
    assertThat(BrokerJudge.generations(Set.of("r", "r-g2")).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void shouldMindLettersOfListsMost() {
    assertThat(BrokerJudge.letters(0, 0, "k").severity()).isEqualTo(Severity.OK);
    assertThat(BrokerJudge.letters(2, 0, "k").severity()).isEqualTo(Severity.WARNING);
    assertThat(BrokerJudge.letters(2, 1, "k").severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void shouldWantTimedOutTransactionsFoundSoon() {
    assertThat(BrokerJudge.transactions(Duration.ofSeconds(1)).severity()).isEqualTo(Severity.OK);
    assertThat(BrokerJudge.transactions(Duration.ofSeconds(10)).severity())
        .isEqualTo(Severity.WARNING);
  }

  private static Severity heartbeat(Optional<Duration> age) {
    return BrokerJudge.heartbeat("t", age).severity();
  }

  private static TopicState topic(String name, int replicas, int leaderless, int behind) {
    return new TopicState(name, 4, replicas, leaderless, behind, null);
  }
}
