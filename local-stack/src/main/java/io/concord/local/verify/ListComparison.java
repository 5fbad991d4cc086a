package io.concord.local.verify;

import io.concord.local.verify.Differences.Place;
import io.concord.local.verify.Differences.PlaceDifference;
import io.concord.local.verify.ExpectedList.ExpectedPlace;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.ServedPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds a served list against the expected one: same products in the same order, scores within 1e-9
 * of their size. The order has no tolerance: where scores tie, V3 ranks by product ID.
 */
final class ListComparison {
  private static final double TOLERANCE = 1e-9;

  private final List<String> facts = new ArrayList<>();

  private ListComparison() {}

  static Differences differences(ExpectedList expected, ServedList served) {
    return new ListComparison().compare(expected, served);
  }

  private Differences compare(ExpectedList expected, ServedList served) {
    fact("segment", expected.segment(), served.segment());
    fact("source", expected.source(), served.source());
    fact("orders", expected.orders(), served.orders());
    Map<Long, Place> right = expectedPlaces(expected.places());
    Map<Long, Place> found = servedPlaces(served.places());
    Set<Long> products = new LinkedHashSet<>(right.keySet());
    products.addAll(found.keySet());
    List<PlaceDifference> places =
        products.stream()
            .filter(product -> !isSame(right.get(product), found.get(product)))
            .map(product -> new PlaceDifference(product, right.get(product), found.get(product)))
            .sorted(Comparator.comparing(PlaceDifference::isShift))
            .toList();
    return new Differences(facts, places);
  }

  private void fact(String name, Object expected, Object served) {
    if (!Objects.equals(expected, served)) {
      facts.add(name + ": expected " + expected + ", served " + served);
    }
  }

  private static Map<Long, Place> expectedPlaces(List<ExpectedPlace> list) {
    Map<Long, Place> places = new LinkedHashMap<>();
    for (ExpectedPlace place : list) {
      places.put(place.productId(), new Place(places.size() + 1, place.score()));
    }
    return places;
  }

  private Map<Long, Place> servedPlaces(List<ServedPlace> list) {
    Map<Long, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      ServedPlace place = list.get(i);
      fact("rank of place " + (i + 1), i + 1, place.rank());
      if (places.putIfAbsent(place.productId(), new Place(i + 1, place.score())) != null) {
        facts.add("product " + place.productId() + " is served twice");
      }
    }
    return places;
  }

  private static boolean isSame(Place expected, Place served) {
    return expected != null
        && served != null
        && expected.rank() == served.rank()
        && isNear(expected, served);
  }

  /** False for a score that is no number. */
  static boolean isNear(Place expected, Place served) {
    return Math.abs(expected.score() - served.score()) <= TOLERANCE * expected.score();
  }
}
