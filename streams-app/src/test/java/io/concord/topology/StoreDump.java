package io.concord.topology;

import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What a store holds, for comparison with what it held before. */
final class StoreDump {
  private StoreDump() {}

  /**
   * A list without its revision and the time it was generated, which never go back.
   *
   * @param places of a list that depends on the demand the products alone: it keeps old scores
   *     while they keep their places
   */
  private record Content(LocalDate asOf, int orders, Segment segment, List<?> places) {
    static Content of(StoredRecommendations list) {
      List<ScoredProduct> products = list.ranking().products();
      return new Content(
          list.asOf(),
          list.orders(),
          list.ranking().segment(),
          list.strategy().usesDemand()
              ? products.stream().map(ScoredProduct::productId).toList()
              : products);
    }
  }

  /** Every row, byte for byte. */
  static Map<Bytes, Bytes> rows(KeyValueStore<Bytes, byte[]> store) {
    Map<Bytes, Bytes> rows = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        rows.put(row.key, Bytes.wrap(row.value));
      }
    }
    return rows;
  }

  /**
   * Each client's list while nobody is due. An empty list counts as none: the row of a client that
   * once had a list stays, to keep its revision.
   */
  static Map<Long, Object> lists(KeyValueStore<Bytes, byte[]> store) {
    RecommendationStore recommendations = new RecommendationStore(store);
    recommendations.forEachMark(
        (client, mark) -> {
          throw new AssertionError("nobody may be due, client=" + client + " mark=" + mark);
        });
    Map<Long, Object> lists = new TreeMap<>();
    recommendations.forEachList(
        Long.MIN_VALUE,
        (client, list) -> {
          if (list.orders() > 0 || !list.ranking().products().isEmpty()) {
            lists.put(client, Content.of(list));
          }
          return true;
        });
    return lists;
  }
}
