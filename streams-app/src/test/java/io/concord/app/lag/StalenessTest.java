package io.concord.app.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.RecommenderSettings;
import io.concord.store.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StalenessTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RecommenderSettings SETTINGS =
      RecommenderSettings.from(
          Map.of("bootstrap.servers", "127.0.0.1:1", "state.dir", "unused", "partitions", "2"));

  private final Map<TopicPartition, Gap> gaps = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Staleness staleness =
      new Staleness(existing -> Map.copyOf(gaps), null, SETTINGS, () -> now);

  @AfterEach
  void close() {
    staleness.close();
  }

  @Test
  void shouldBeNoneWhenEverythingIsProcessed() throws Exception {
    gaps.put(source("Order", 0), new Gap(9, 9));
    look();
    assertThat(staleness.lag()).isZero();
    assertThat(staleness.ofOwned(0, now)).isZero();
  }

  @Test
  void shouldConcernEveryListWhenAnEarlierStageIsBehind() throws Exception {
    behind(source("OrderItem", 1));
    assertThat(staleness.ofOwned(0, now)).isEqualTo(SECOND);
    assertThat(staleness.ofOwned(1, now)).isEqualTo(SECOND);
    assertThat(staleness.lag()).isEqualTo(5);
  }

  @Test
  void shouldConcernItsOwnListsAloneWhenTheClientStageIsBehind() throws Exception {
    behind(internal(Names.PURCHASES_BY_CLIENT, 1));
    assertThat(staleness.ofOwned(0, now)).isZero();
    assertThat(staleness.ofOwned(1, now)).isEqualTo(SECOND);
  }

  @Test
  void shouldConcernItsOwnListsAloneWhenClientsAreUnread() throws Exception {
    behind(source("Client", 0));
    assertThat(staleness.ofOwned(0, now)).isEqualTo(SECOND);
    assertThat(staleness.ofOwned(1, now)).isZero();
  }

  @Test
  void shouldConcernThePopularityAloneWhenItsStageIsBehind() throws Exception {
    behind(internal(Names.POPULARITY, 0));
    assertThat(staleness.ofOwned(0, now)).isZero();
    assertThat(staleness.ofPopularity(now)).isEqualTo(SECOND);
    assertThat(staleness.ofQuality(now)).isZero();
  }

  @Test
  void shouldConcernTheQualityAloneWhenItsStageIsBehind() throws Exception {
    behind(internal(Names.ORDER_QUALITY, 0));
    assertThat(staleness.ofOwned(0, now)).isZero();
    assertThat(staleness.ofPopularity(now)).isZero();
    assertThat(staleness.ofQuality(now)).isEqualTo(SECOND);
  }

  @Test
  void shouldKeepItsAgeWhenABacklogMovesOnToTheNextStage() throws Exception {
    behind(source("OrderItem", 0));
    gaps.put(source("OrderItem", 0), new Gap(5, 5));
    gaps.put(internal(Names.PURCHASES_BY_CLIENT, 0), new Gap(0, 5));
    pass(SECOND);
    look();
    assertThat(staleness.ofOwned(0, now)).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void shouldBeTheSilenceWhenTheBrokersSayNothingForLong() throws Exception {
    look();
    pass(Duration.ofSeconds(2));
    assertThat(staleness.ofOwned(0, now)).isZero();
    assertThat(staleness.ofPopularity(now)).isZero();
    pass(SECOND);
    assertThat(staleness.ofOwned(0, now)).isEqualTo(Duration.ofSeconds(3));
    assertThat(staleness.ofPopularity(now)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldKnowNoCopyWhenNoStoreWasSeen() throws Exception {
    look();
    assertThat(staleness.hasCopy(0)).isFalse();
    assertThat(staleness.ofCopy(0, now)).isEmpty();
    assertThat(staleness.hasPopularity()).isFalse();
  }

  /** Seen twice, a second apart, with the same records in front of it. */
  private void behind(TopicPartition partition) throws Exception {
    gaps.put(partition, new Gap(0, 5));
    look();
    pass(SECOND);
    gaps.put(partition, new Gap(0, 6, 5));
    look();
  }

  private void look() throws Exception {
    staleness.look(List.of(), null);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static TopicPartition source(String table, int partition) {
    return new TopicPartition("concord.cdc." + table, partition);
  }

  private static TopicPartition internal(String name, int partition) {
    return new TopicPartition(SETTINGS.internalTopic(name), partition);
  }
}
