package io.concord.local.verify;

import java.util.List;

/**
 * How what is served to a client differs from what must be.
 *
 * @param facts what differs beside the places, in words
 * @param places those that differ; first those with another score or product, then those that are
 *     only shifted by them
 */
record Differences(List<String> facts, List<PlaceDifference> places) {
  static final Differences NONE = new Differences(List.of(), List.of());

  Differences {
    facts = List.copyOf(facts);
    places = List.copyOf(places);
  }

  static Differences of(String fact) {
    return new Differences(List.of(fact), List.of());
  }

  boolean isEmpty() {
    return facts.isEmpty() && places.isEmpty();
  }

  /**
   * A product that stands elsewhere or with another score.
   *
   * @param expected null when the product must not be on the list
   * @param served null when the product is not on it
   */
  record PlaceDifference(long productId, Place expected, Place served) {

    /** Whether the product is right but for its rank, so that others are the cause. */
    boolean isShift() {
      return expected != null && served != null && ListComparison.isNear(expected, served);
    }

    @Override
    public String toString() {
      return "product " + productId + ": expected " + words(expected) + ", served " + words(served);
    }

    private static String words(Place place) {
      return place == null ? "not on the list" : "rank " + place.rank() + " score " + place.score();
    }
  }

  /** Where a product stands. */
  record Place(int rank, double score) {}
}
