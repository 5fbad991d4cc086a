package io.concord.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicWatchTest {
  private static final Uuid ID = Uuid.randomUuid();

  private final TopicWatch watch =
      new TopicWatch(
          RecommenderSettings.from(
              Map.of("bootstrap.servers", "none:1", "state.dir", "none", "partitions", "4")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concord.cdc.Order",
        "concord.cdc.Client",
        "concord.recommendation-changed",
        "concord-recommender-lines-by-order-repartition",
        "concord-recommender-agreements-everywhere-repartition",
        "concord-recommender-purchases-by-client-repartition",
        "concord-recommender-recent-purchases-everywhere"
      })
  void shouldRefuseAnotherCountThanTheStages(String topic) {
    assertThatCode(() -> watch.see(topic(topic, ID, 4))).doesNotThrowAnyException();
    assertThatThrownBy(() -> watch.see(topic(topic, ID, 5)))
        .hasMessageContaining("topic " + topic + " must have 4 partitions, it has 5")
        .hasMessageContaining("build the state anew");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concord-recommender-popularity-repartition",
        "concord-recommender-order-quality-repartition",
        "concord-recommender-product-demand-everywhere"
      })
  void shouldRefuseMoreThanOneWhereOneReaderCounts(String topic) {
    assertThatCode(() -> watch.see(topic(topic, ID, 1))).doesNotThrowAnyException();
    assertThatThrownBy(() -> watch.see(topic(topic, ID, 2)))
        .hasMessageContaining("topic " + topic + " must have 1 partitions, it has 2");
  }

  @Test
  void shouldRefuseAnyOtherSourceWhenItIsExtended() {
    watch.see(topic("concord.cdc.OrderItem", ID, 7));
    assertThatThrownBy(() -> watch.see(topic("concord.cdc.OrderItem", ID, 8)))
        .hasMessageContaining("must have 7 partitions, it has 8");
  }

  @Test
  void shouldRefuseATopicMadeAnew() {
    watch.see(topic("concord.cdc.Product", ID, 1));
    assertThatThrownBy(() -> watch.see(topic("concord.cdc.Product", Uuid.randomUuid(), 1)))
        .hasMessageContaining("deleted and made anew")
        .hasMessageContaining("new snapshot");
  }

  @Test
  void shouldRefuseADeletedTopicButBearABrokerThatDoesNotKnowItYet() {
    watch.see(topic("concord.cdc.Order", ID, 4));
    for (int look = 0; look < 20; look++) {
      watch.miss("concord.cdc.Order");
    }
    watch.see(topic("concord.cdc.Order", ID, 4));
    for (int look = 0; look < 20; look++) {
      watch.miss("concord.cdc.Order");
    }
    assertThatThrownBy(() -> watch.miss("concord.cdc.Order")).hasMessageContaining("was deleted");
  }

  @Test
  void shouldWaitForInternalTopicsThatAreNotMadeYet() {
    for (int look = 0; look < 100; look++) {
      watch.miss("concord-recommender-popularity-repartition");
    }
    assertThatCode(() -> watch.see(topic("concord-recommender-popularity-repartition", ID, 1)))
        .doesNotThrowAnyException();
  }

  private static TopicDescription topic(String name, Uuid id, int partitions) {
    List<TopicPartitionInfo> infos =
        IntStream.range(0, partitions)
            .mapToObj(
                n -> new TopicPartitionInfo(n, Node.noNode(), List.<Node>of(), List.<Node>of()))
            .toList();
    return new TopicDescription(name, false, infos, Set.of(), id);
  }
}
