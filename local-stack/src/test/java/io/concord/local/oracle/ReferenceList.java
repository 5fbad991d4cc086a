package io.concord.local.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What V3 gives for one client.
 *
 * @param source {@code history} or {@code popular}
 * @param orders the client's distinct orders before as-of
 * @param products the list by rank
 * @param beyondTheEnd places after the last whose scores are within {@link #TOLERANCE} of it
 */
public record ReferenceList(
    long clientId,
    String segment,
    String source,
    int orders,
    List<ReferenceProduct> products,
    List<ReferenceProduct> beyondTheEnd) {
  /** Two implementations of exp() differ in the last place, far below this. */
  public static final double TOLERANCE = 1e-9;

  public ReferenceList {
    products = List.copyOf(products);
    beyondTheEnd = List.copyOf(beyondTheEnd);
  }

  /** A place of the list that is held against the reference. */
  public record Place(long productId, double score) {}

  /** Product IDs by rank. */
  public List<Long> productIds() {
    return products.stream().map(ReferenceProduct::productId).toList();
  }

  /**
   * How a list by rank differs; empty when it is right. The same products in the same order with
   * the same scores, except that products whose scores are closer than {@link #TOLERANCE} may be
   * swapped, also across the end of the list. Products with the same order count and age are real
   * ties and have no such freedom: the lower ID comes first.
   */
  public List<String> differences(List<Place> actual) {
    List<String> differences = new ArrayList<>();
    if (actual.size() != products.size()) {
      differences.add("expected " + products.size() + " places, found " + actual.size());
    }
    Map<Long, ReferenceProduct> known = byProductId();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < actual.size(); i++) {
      Place place = actual.get(i);
      ReferenceProduct product = known.get(place.productId());
      if (product == null) {
        differences.add("rank " + (i + 1) + ": unexpected product " + place.productId());
      } else if (!seen.add(place.productId())) {
        differences.add("rank " + (i + 1) + ": product " + place.productId() + " again");
      } else {
        differences.addAll(differencesOfPlace(i, place, product));
        if (known.values().stream()
            .anyMatch(tie -> !seen.contains(tie.productId()) && tie.isTieBefore(product))) {
          differences.add(
              "rank "
                  + (i + 1)
                  + ": product "
                  + place.productId()
                  + " expected after its ties with lower IDs");
        }
      }
    }
    return differences;
  }

  private Map<Long, ReferenceProduct> byProductId() {
    Map<Long, ReferenceProduct> byProductId = new HashMap<>();
    products.forEach(product -> byProductId.put(product.productId(), product));
    beyondTheEnd.forEach(product -> byProductId.put(product.productId(), product));
    return byProductId;
  }

  private List<String> differencesOfPlace(int index, Place place, ReferenceProduct product) {
    List<String> differences = new ArrayList<>();
    String at = "rank " + (index + 1) + ": product " + place.productId();
    if (!near(place.score(), product.score())) {
      differences.add(at + " expected score " + product.score() + ", found " + place.score());
    }
    if (index < products.size() && !near(products.get(index).score(), product.score())) {
      differences.add(at + " expected at rank " + product.rank());
    }
    return differences;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < TOLERANCE;
  }
}
