package io.concord.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Current lists, for reading by any thread.
 *
 * <pre>
 * 1 | client -> list
 * 2 | client -> mark
 * 3 | client -> recent purchases, as they were last told
 * </pre>
 */
public class RecommendationView {
  static final byte LIST = 1;
  static final byte MARK = 2;
  static final byte RECENT = 3;

  static final StoredRecommendationsCodec LISTS = new StoredRecommendationsCodec();
  static final MarkCodec MARKS = new MarkCodec();

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public RecommendationView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The client's list, or null when none was computed yet. */
  public StoredRecommendations list(long clientId) {
    return LISTS.decode(rows.get(Keys.of(LIST, clientId)));
  }

  /** Shows how many orders each client with a list has, by client ID; the places stay unread. */
  public void forEachOrderCount(OrderCountVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> lists = rows.prefixScan(Keys.of(LIST), Keys.SERIALIZER)) {
      while (lists.hasNext()) {
        KeyValue<Bytes, byte[]> row = lists.next();
        visitor.visit(Keys.id(row.key, 0), StoredRecommendationsCodec.orders(row.value));
      }
    }
  }

  /** Takes one client's number of orders. */
  public interface OrderCountVisitor {
    void visit(long clientId, int orders);
  }

  /** Why the client's list is due; null when it is not. */
  public Mark mark(long clientId) {
    return MARKS.decode(rows.get(Keys.of(MARK, clientId)));
  }
}
