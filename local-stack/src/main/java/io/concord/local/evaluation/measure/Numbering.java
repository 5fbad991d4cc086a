package io.concord.local.evaluation.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers IDs as they come, and says at the end which place each has among the sorted. */
final class Numbering {
  private final Map<Long, Integer> numbers = new HashMap<>();

  int number(long id) {
    Integer known = numbers.putIfAbsent(id, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  int size() {
    return numbers.size();
  }

  /** The IDs, ascending. */
  long[] ids() {
    return numbers.keySet().stream().mapToLong(id -> id).sorted().toArray();
  }

  /** The place among {@link #ids} of each number. */
  int[] places() {
    long[] ids = ids();
    int[] places = new int[ids.length];
    numbers.forEach((id, number) -> places[number] = Arrays.binarySearch(ids, id));
    return places;
  }
}
