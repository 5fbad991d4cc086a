package io.concord.app.lag;

import io.concord.app.RecommenderSettings;
import io.concord.store.Names;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/** How far this process's copies of the stores have followed their changelogs. */
final class CopyProgress {
  private static final Set<String> CLIENT_STORES =
      Set.of(Names.PURCHASES_STORE, Names.RECOMMENDATIONS_STORE);

  private final RecommenderSettings settings;
  private final Backlogs backlogs;
  private final Set<Integer> forgotten = ConcurrentHashMap.newKeySet();

  CopyProgress(RecommenderSettings settings, TailReader tails) {
    this.settings = settings;
    this.backlogs = new Backlogs(tails::isEmpty);
  }

  /** From now on the stores of a client partition are not trusted until they are looked at anew. */
  void forget(int partition) {
    forgotten.add(partition);
  }

  /**
   * Takes note of all stores here, copies and those of active tasks.
   *
   * @param waitedSince since when what the owner of a client partition has written since the last
   *     look may have waited for it
   */
  void look(KafkaStreams streams, Instant at, IntFunction<Instant> waitedSince) {
    List<Integer> anew = List.copyOf(forgotten);
    anew.forEach(this::drop);
    Map<TopicPartition, Gap> gaps = new HashMap<>();
    streams
        .allLocalStorePartitionLags()
        .forEach(
            (store, partitions) ->
                partitions.forEach(
                    (partition, lag) -> gaps.put(changelog(store, partition), gap(lag))));
    backlogs.look(gaps, at, changelog -> waitedSince.apply(changelog.partition()));
    anew.forEach(forgotten::remove);
  }

  private void drop(int partition) {
    CLIENT_STORES.forEach(store -> backlogs.drop(changelog(store, partition)));
  }

  private Gap gap(LagInfo lag) {
    Gap gap = new Gap(lag.currentOffsetPosition(), lag.endOffsetPosition());
    return settings.isExactlyOnce() ? gap.withoutMarker() : gap;
  }

  /** Whether the stores of this client partition are here and were once complete. */
  boolean hasClients(int partition) {
    return !forgotten.contains(partition)
        && CLIENT_STORES.stream()
            .allMatch(store -> backlogs.of(changelog(store, partition)).everCurrent());
  }

  /** Since when the stores of this client partition are behind; null while they follow. */
  Instant clientsBehindSince(int partition) {
    return backlogs.behindSince(
        at -> CLIENT_STORES.stream().anyMatch(store -> at.equals(changelog(store, partition))));
  }

  /** Since when the popularity here is behind; null while it follows. */
  Instant popularityBehindSince() {
    return backlogs.of(changelog(Names.POPULARITY_STORE, 0)).behindSince();
  }

  /** Whether the popularity is here and was once complete. */
  boolean hasPopularity() {
    return backlogs.of(changelog(Names.POPULARITY_STORE, 0)).everCurrent();
  }

  /** Since when the quality here is behind; null while it follows. */
  Instant qualityBehindSince() {
    return backlogs.of(changelog(Names.QUALITY_STORE, 0)).behindSince();
  }

  /** Whether the quality is here and was once complete. */
  boolean hasQuality() {
    return backlogs.of(changelog(Names.QUALITY_STORE, 0)).everCurrent();
  }

  private TopicPartition changelog(String store, int partition) {
    return new TopicPartition(settings.applicationId() + "-" + store + "-changelog", partition);
  }
}
