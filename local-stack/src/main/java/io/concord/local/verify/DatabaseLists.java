package io.concord.local.verify;

import io.concord.local.verify.ExpectedList.ExpectedPlace;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reference lists from the source database. */
final class DatabaseLists implements ReferenceLists {
  private final OrderDatabase database;
  private final Map<LocalDate, List<ExpectedPlace>> popular = new HashMap<>();

  DatabaseLists(OrderDatabase database) {
    this.database = database;
  }

  @Override
  public long[] clientIds() {
    return database.clientIds();
  }

  @Override
  public Map<Long, ExpectedList> lists(Collection<Long> clientIds, LocalDate asOf) {
    Map<Long, ExpectedList> lists = new HashMap<>();
    database.forEachClient(
        clientIds, asOf, client -> lists.put(client.clientId(), list(client, asOf)));
    return lists;
  }

  private ExpectedList list(ClientPurchases client, LocalDate asOf) {
    return client.products().isEmpty()
        ? ReferenceV3.popularList(
            client,
            popular.computeIfAbsent(asOf, day -> database.popular(day, ReferenceV3.LIST_SIZE)))
        : ReferenceV3.list(client, asOf);
  }

  @Override
  public void forgetPopular() {
    popular.clear();
  }

  @Override
  public List<LineRow> lines(long clientId, long productId, int limit) {
    return database.lines(clientId, productId, limit);
  }
}
