package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class TaskPlacementTest {
  private static final TopicPartition FIRST = new TopicPartition("purchases", 0);
  private static final TopicPartition SECOND = new TopicPartition("purchases", 1);

  private final TaskPlacement placement = new TaskPlacement();

  @Test
  void shouldTellWhoProcessesAndWhoKeepsACopy() {
    placement.remember(
        List.of(
            new Node("a", Set.of(FIRST), Set.of(SECOND)),
            new Node("b", Set.of(SECOND), Set.of(FIRST))));
    assertThat(placement.holders(null, FIRST)).isEqualTo(new TaskHolders("a:80", List.of("b:80")));
    assertThat(placement.holders(null, new TopicPartition("purchases", 2)))
        .isEqualTo(TaskHolders.NONE);
  }

  @Test
  void shouldRememberTheOthersWhenTheGroupIsUnknownForAMoment() {
    placement.remember(List.of(new Node("a", Set.of(FIRST), Set.of())));
    placement.remember(List.of());
    assertThat(placement.holders(null, FIRST).active()).isEqualTo("a:80");
  }

  @Test
  void shouldCountCopiesThatNoNodeHas() {
    List<TopicPartition> both = List.of(FIRST, SECOND);
    assertThat(placement.missingCopies(null, both, 1)).isEqualTo(2);
    placement.remember(
        List.of(
            new Node("a", Set.of(FIRST, SECOND), Set.of()),
            new Node("b", Set.of(), Set.of(FIRST))));
    assertThat(placement.missingCopies(null, both, 0)).isZero();
    assertThat(placement.missingCopies(null, both, 1)).isEqualTo(1);
    assertThat(placement.missingCopies(null, both, 2)).isEqualTo(3);
  }

  @Test
  void shouldGiveEachNodeItsTurn() {
    placement.remember(
        List.of(new Node("b", Set.of(), Set.of()), new Node("a", Set.of(), Set.of())));
    assertThat(placement.isTurnOf("a:80", Instant.ofEpochSecond(10))).isTrue();
    assertThat(placement.isTurnOf("b:80", Instant.ofEpochSecond(14))).isFalse();
    assertThat(placement.isTurnOf("a:80", Instant.ofEpochSecond(15))).isFalse();
    assertThat(placement.isTurnOf("b:80", Instant.ofEpochSecond(15))).isTrue();
    assertThat(placement.isTurnOf("unheard-of:80", Instant.ofEpochSecond(15))).isTrue();
  }

  private record Node(
      String host, Set<TopicPartition> topicPartitions, Set<TopicPartition> standbyTopicPartitions)
      implements StreamsMetadata {
    @Override
    public HostInfo hostInfo() {
      return new HostInfo(host, 80);
    }

    @Override
    public Set<String> stateStoreNames() {
      return Set.of();
    }

    @Override
    public Set<String> standbyStateStoreNames() {
      return Set.of();
    }

    @Override
    public int port() {
      return 80;
    }
  }
}
