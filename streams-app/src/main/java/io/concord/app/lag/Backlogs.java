package io.concord.app.lag;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The backlogs of the readers of many partitions. Tails that nobody can ever read do not count.
 * Written by one thread, read by any.
 */
final class Backlogs {
  /** A look at a tail may take a third of a second, and all partitions wait for it. */
  private static final int TAILS_PER_LOOK = 2;

  private final BiPredicate<TopicPartition, Gap> emptyTail;
  private final Map<TopicPartition, Gap> emptyTails = new HashMap<>();
  private Map<TopicPartition, Gap> previous = Map.of();
  private volatile Map<TopicPartition, Backlog> backlogs = Map.of();

  /**
   * Nothing is known yet.
   *
   * @param emptyTail whether nothing between position and end can be read
   */
  Backlogs(BiPredicate<TopicPartition, Gap> emptyTail) {
    this.emptyTail = emptyTail;
  }

  /** The same when nothing comes from elsewhere. */
  void look(Map<TopicPartition, Gap> gaps, Instant at) {
    look(gaps, at, partition -> null);
  }

  /**
   * Takes note of how far all readers are; partitions that are not among them are forgotten.
   *
   * @param waitedSince since when what came to a partition after the last look may have waited
   *     elsewhere; null when it is new. It is still as old when it has only moved on
   */
  void look(
      Map<TopicPartition, Gap> gaps, Instant at, Function<TopicPartition, Instant> waitedSince) {
    findEmptyTails(gaps);
    Map<TopicPartition, Backlog> next = new HashMap<>();
    gaps.forEach(
        (partition, gap) -> {
          Gap left = gap.equals(emptyTails.get(partition)) ? gap.closed() : gap;
          Backlog own = backlogs.getOrDefault(partition, Backlog.UNKNOWN).look(left, at);
          Instant earlier = waitedSince.apply(partition);
          next.put(partition, earlier == null ? own : own.waitingSince(earlier, left.end()));
        });
    previous = Map.copyOf(gaps);
    backlogs = Map.copyOf(next);
  }

  /** Looks behind readers that stand still in front of something. */
  private void findEmptyTails(Map<TopicPartition, Gap> gaps) {
    emptyTails.entrySet().removeIf(tail -> !tail.getValue().equals(gaps.get(tail.getKey())));
    int looks = 0;
    for (Map.Entry<TopicPartition, Gap> entry : gaps.entrySet()) {
      TopicPartition partition = entry.getKey();
      Gap gap = entry.getValue();
      boolean stands = gap.records() > 0 && gap.equals(previous.get(partition));
      if (stands && !emptyTails.containsKey(partition) && looks++ < TAILS_PER_LOOK) {
        if (emptyTail.test(partition, gap)) {
          emptyTails.put(partition, gap);
        }
      }
    }
  }

  /** Records in front of each reader. */
  Map<TopicPartition, Long> lags() {
    return backlogs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, backlog -> backlog.getValue().records()));
  }

  /** Forgets what was known of a partition; called by the thread that looks. */
  void drop(TopicPartition partition) {
    Map<TopicPartition, Backlog> left = new HashMap<>(backlogs);
    left.remove(partition);
    backlogs = Map.copyOf(left);
  }

  Backlog of(TopicPartition partition) {
    return backlogs.getOrDefault(partition, Backlog.UNKNOWN);
  }

  /** Records that are there to be read, over all partitions. */
  long lag() {
    return backlogs.values().stream().mapToLong(Backlog::records).sum();
  }

  /** Since when any of these partitions is behind; null while all keep up. */
  Instant behindSince(Predicate<TopicPartition> concerned) {
    return backlogs.entrySet().stream()
        .filter(backlog -> concerned.test(backlog.getKey()))
        .map(backlog -> backlog.getValue().behindSince())
        .filter(since -> since != null)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
