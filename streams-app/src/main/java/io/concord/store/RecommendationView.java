package io.concord.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Current lists, for reading by any thread.
 *
 * <pre>
 * 1 | client -> list
 * 2 | client -> mark
 * </pre>
 */
public class RecommendationView {
  static final byte LIST = 1;
  static final byte MARK = 2;

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

  /** Why the client's list is due; null when it is not. */
  public Mark mark(long clientId) {
    return MARKS.decode(rows.get(Keys.of(MARK, clientId)));
  }
}
