package io.concord.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A change log as a topic keeps it: partitions with holes in their offsets, compacted when asked.
 * Thread-safe.
 */
public final class InMemoryLog implements LogReader {
  public static final Duration KEPT = Duration.ofHours(24);

  private final List<NavigableMap<Long, Entry>> partitions = new ArrayList<>();
  private final long[] ends;
  private UUID topic = new UUID(1, 1);
  private int chunk = 3;

  private record Entry(Change change, Instant at) {}

  public InMemoryLog(int partitions) {
    this.ends = new long[partitions];
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new TreeMap<>());
    }
  }

  /** The next list of a client; its only content is the revision. */
  public synchronized Change append(long clientId, long revision, String segment, Instant at) {
    int partition = partition(clientId, ends.length);
    String list =
        "{\"clientId\":%d,\"revision\":%d,\"segment\":\"%s\",\"cause\":{\"kind\":\"order\",\"orders\":[]}}"
            .formatted(clientId, revision, segment);
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    return add(Change.of(partition, ends[partition], clientId, bytes), at);
  }

  public synchronized Change withdraw(long clientId, Instant at) {
    int partition = partition(clientId, ends.length);
    return add(Change.withdrawal(partition, ends[partition], clientId), at);
  }

  /** The mark of a transaction lies behind each record. */
  private Change add(Change change, Instant at) {
    partitions.get(change.partition()).put(change.offset(), new Entry(change, at));
    ends[change.partition()] += 2;
    return change;
  }

  /** Removes what is superseded and older than {@link #KEPT}. */
  public synchronized void compact(Instant now) {
    for (NavigableMap<Long, Entry> partition : partitions) {
      Set<Long> newer = new HashSet<>();
      List<Long> offsets = new ArrayList<>(partition.keySet());
      Collections.reverse(offsets);
      for (long offset : offsets) {
        Entry entry = partition.get(offset);
        boolean superseded = !newer.add(entry.change.clientId());
        if (superseded && entry.at.isBefore(now.minus(KEPT))) {
          partition.remove(offset);
        }
      }
    }
  }

  /** Deletes the topic and makes it anew, empty. */
  synchronized void recreate() {
    topic = new UUID(1, topic.getLeastSignificantBits() + 1);
    partitions.forEach(NavigableMap::clear);
    Arrays.fill(ends, 0);
  }

  /** Loses the end, as a topic does whose leader was not in sync. */
  synchronized void truncate(int partition, long end) {
    partitions.get(partition).tailMap(end, true).clear();
    ends[partition] = end;
  }

  public synchronized UUID topic() {
    return topic;
  }

  public synchronized long[] starts() {
    return new long[ends.length];
  }

  @Override
  public synchronized Chunk read(int partition, long offset) {
    List<Change> changes =
        partitions.get(partition).tailMap(offset, true).values().stream()
            .limit(chunk)
            .map(Entry::change)
            .toList();
    long next =
        changes.size() < chunk ? ends[partition] : changes.get(changes.size() - 1).offset() + 1;
    if (next <= offset) {
      throw new LogUnavailableException("nothing at " + offset, null);
    }
    return new Chunk(changes, next);
  }

  @Override
  public synchronized Bounds bounds(int partition) {
    return new Bounds(0, ends[partition]);
  }

  @Override
  public int partition(long clientId, int partitions) {
    return (int) (clientId % partitions);
  }
}
