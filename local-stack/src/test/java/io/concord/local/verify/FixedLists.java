package io.concord.local.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists that a test sets. */
final class FixedLists implements ReferenceLists {
  final Map<Long, ExpectedList> lists = new TreeMap<>();
  final Map<Long, List<LineRow>> linesByProduct = new HashMap<>();
  final List<LocalDate> daysAsked = new ArrayList<>();
  int popularForgotten;

  @Override
  public long[] clientIds() {
    return lists.keySet().stream().mapToLong(id -> id).toArray();
  }

  @Override
  public Map<Long, ExpectedList> lists(Collection<Long> clientIds, LocalDate asOf) {
    daysAsked.add(asOf);
    Map<Long, ExpectedList> found = new HashMap<>(lists);
    found.keySet().retainAll(clientIds);
    return found;
  }

  @Override
  public List<LineRow> lines(long clientId, long productId, int limit) {
    return linesByProduct.getOrDefault(productId, List.of()).stream().limit(limit).toList();
  }

  @Override
  public void forgetPopular() {
    popularForgotten++;
  }
}
