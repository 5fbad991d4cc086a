package io.concord.store;

import io.concord.purchase.RecentPurchases;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Current lists and marks, for reading and writing by the task that owns them. */
public final class RecommendationStore extends RecommendationView {
  private final KeyValueStore<Bytes, byte[]> rows;

  public RecommendationStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
  }

  public void putList(long clientId, StoredRecommendations list) {
    rows.put(Keys.of(LIST, clientId), LISTS.encode(list));
  }

  public void removeList(long clientId) {
    rows.delete(Keys.of(LIST, clientId));
  }

  /** Sets what the client ordered last; whether that is other than before. */
  public boolean putRecent(long clientId, RecentPurchases recent) {
    Bytes key = Keys.of(RECENT, clientId);
    byte[] before = rows.get(key);
    byte[] now = recent.products().isEmpty() ? null : RecentPurchasesView.RECENT.encode(recent);
    if (Arrays.equals(before, now)) {
      return false;
    }
    rows.put(key, now);
    return true;
  }

  public void putMark(long clientId, Mark mark) {
    rows.put(Keys.of(MARK, clientId), MARKS.encode(mark));
  }

  public void removeMark(long clientId) {
    rows.delete(Keys.of(MARK, clientId));
  }

  /** Shows each marked client, by client ID, until the visitor has enough. */
  public void forEachMark(MarkVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> marks = rows.prefixScan(Keys.of(MARK), Keys.SERIALIZER)) {
      boolean more = true;
      while (more && marks.hasNext()) {
        KeyValue<Bytes, byte[]> row = marks.next();
        more = visitor.visit(Keys.id(row.key, 0), MARKS.decode(row.value));
      }
    }
  }

  /** Takes one marked client; returns false to stop. */
  public interface MarkVisitor {
    boolean visit(long clientId, Mark mark);
  }

  /** Shows each list from this client on, by client ID, until the visitor has enough. */
  public void forEachList(long fromClientId, ListVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> lists =
        rows.range(Keys.of(LIST, fromClientId), Keys.of(LIST, Long.MAX_VALUE))) {
      boolean more = true;
      while (more && lists.hasNext()) {
        KeyValue<Bytes, byte[]> row = lists.next();
        more = visitor.visit(Keys.id(row.key, 0), LISTS.decode(row.value));
      }
    }
  }

  /** Takes one client's list; returns false to stop. */
  public interface ListVisitor {
    boolean visit(long clientId, StoredRecommendations list);
  }
}
