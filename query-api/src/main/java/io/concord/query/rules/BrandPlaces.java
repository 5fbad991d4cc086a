package io.concord.query.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how many places of a list products of each car brand have taken. Not thread-safe.
 *
 * <p>A product that fits several brands needs a place of each of them and takes a place of each:
 * anything less would let a list hold more than so many products of one brand. A product without
 * brands is never in the way.
 */
final class BrandPlaces {
  private final int max;
  private final Map<String, Integer> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  BrandPlaces(int max) {
    this.max = max;
  }

  /** The first of these brands, in their order, that has no place left; null when all have. */
  String full(List<String> brands) {
    for (String brand : brands) {
      if (taken.getOrDefault(brand, 0) >= max) {
        return brand;
      }
    }
    return null;
  }

  void take(List<String> brands) {
    brands.forEach(brand -> taken.merge(brand, 1, Integer::sum));
  }
}
