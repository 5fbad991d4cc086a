package io.concord.app.deadletter;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.topology.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The letters that are open after the entries taken so far, in bounded memory. Letters beyond the
 * bound are counted, each report as one more; then the numbers are the least. Not thread-safe.
 */
final class OpenLetters {
  static final int NEWEST = 5;
  private static final int DETAILS_MAX = 200;
  private static final int DETAIL_KEY_MAX = 100;

  private final Topics topics;
  private final int blocksMax;
  private final Map<TopicPartition, LetterOffsets> offsets = new HashMap<>();
  private final Map<String, Long> open = new HashMap<>();
  private final Map<String, Long> beyond = new HashMap<>();
  private final Map<DeadLetterId, Letter> details = new LinkedHashMap<>();
  private int blocks;

  /** None, yet; blocks of 512 neighbouring offsets are remembered up to a number. */
  OpenLetters(Topics topics, int blocksMax) {
    this.topics = topics;
    this.blocksMax = blocksMax;
  }

  void accept(DeadLetterEntry entry) {
    DeadLetterId id = entry.id();
    if (!topics.isSource(id.topic())) {
      return;
    }
    LetterOffsets partition =
        offsets.computeIfAbsent(
            new TopicPartition(id.topic(), id.partition()), at -> new LetterOffsets());
    if (!partition.hasRoomFor(id.offset())) {
      if (blocks >= blocksMax) {
        countBeyond(id.topic(), entry instanceof Letter ? 1 : -1);
        return;
      }
      blocks++;
    }
    if (entry instanceof Letter letter && partition.report(id.offset())) {
      open.merge(id.topic(), 1L, Long::sum);
      remember(letter);
    } else if (entry instanceof Resolution && partition.resolve(id.offset())) {
      open.merge(id.topic(), -1L, Long::sum);
      details.remove(id);
    }
  }

  private void countBeyond(String topic, int more) {
    beyond.put(topic, Math.max(0, beyond.getOrDefault(topic, 0L) + more));
  }

  private void remember(Letter letter) {
    boolean isShown = letter.key() == null || letter.key().length <= DETAIL_KEY_MAX;
    details.put(
        letter.id(),
        new Letter(
            letter.id(),
            letter.at(),
            isShown ? letter.key() : Arrays.copyOf(letter.key(), DETAIL_KEY_MAX),
            null,
            letter.omittedBytes(),
            letter.error()));
    if (details.size() > DETAILS_MAX) {
      details.remove(details.keySet().iterator().next());
    }
  }

  /** What is open now, as of the end of the topic. */
  DeadLetterReport report() {
    long counted = sum(open);
    long uncounted = sum(beyond);
    boolean inexact = anyDecidesLists(open) || anyDecidesLists(beyond);
    return new DeadLetterReport(true, counted + uncounted, uncounted > 0, inexact, newest());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private boolean anyDecidesLists(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .anyMatch(entry -> entry.getValue() > 0 && topics.decidesLists(entry.getKey()));
  }

  private List<Letter> newest() {
    List<Letter> all = new ArrayList<>(details.values());
    Collections.reverse(all);
    return all.subList(0, Math.min(NEWEST, all.size()));
  }
}
