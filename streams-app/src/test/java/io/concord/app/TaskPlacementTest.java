package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class TaskPlacementTest {
  private static final RecommenderSettings SETTINGS = settings("1");
  private static final TopicPartition FIRST = partition(Names.PURCHASES_BY_CLIENT, 0);
  private static final TopicPartition SECOND = partition(Names.PURCHASES_BY_CLIENT, 1);
  private static final TopicPartition POPULARITY = partition(Names.POPULARITY, 0);

  private final TaskPlacement placement = new TaskPlacement(SETTINGS);

  @Test
  void shouldTellWhoProcessesAndWhoKeepsACopy() {
    placement.remember(
        List.of(
            new Node("a", Set.of(FIRST, POPULARITY), Set.of(SECOND)),
            new Node("b", Set.of(SECOND, partition(Names.ORDER_QUALITY, 0)), Set.of(FIRST))));
    assertThat(placement.ofClients(null, 0)).isEqualTo(new TaskHolders("a:80", List.of("b:80")));
    assertThat(placement.ofClients(null, 2)).isEqualTo(TaskHolders.NONE);
    assertThat(placement.ofPopularity(null)).isEqualTo(new TaskHolders("a:80", List.of()));
    assertThat(placement.ofQuality(null)).isEqualTo(new TaskHolders("b:80", List.of()));
  }

  @Test
  void shouldRememberTheOthersWhenTheGroupIsUnknownForAMoment() {
    placement.remember(List.of(new Node("a", Set.of(FIRST), Set.of())));
    placement.remember(List.of());
    assertThat(placement.ofClients(null, 0).active()).isEqualTo("a:80");
  }

  @Test
  void shouldCountCopiesThatNoNodeHas() {
    List<StreamsMetadata> nodes =
        List.of(
            new Node("a", Set.of(FIRST, SECOND, POPULARITY), Set.of()),
            new Node("b", Set.of(), Set.of(FIRST, partition(Names.LINES_BY_ORDER, 1))));
    assertThat(placement.missingCopies(null)).as("two stages of two, and two of one").isEqualTo(6);
    placement.remember(nodes);
    assertThat(placement.missingCopies(null)).isEqualTo(4);

    TaskPlacement none = new TaskPlacement(settings("0"));
    none.remember(nodes);
    assertThat(none.missingCopies(null)).isZero();
    TaskPlacement two = new TaskPlacement(settings("2"));
    two.remember(nodes);
    assertThat(two.missingCopies(null)).isEqualTo(10);
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

  private static RecommenderSettings settings(String copies) {
    return RecommenderSettings.from(
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:1",
            "state.dir",
            "unused",
            "partitions",
            "2",
            "standby.replicas",
            copies));
  }

  private static TopicPartition partition(String name, int number) {
    return new TopicPartition(SETTINGS.internalTopic(name), number);
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
