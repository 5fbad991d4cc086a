package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/** A number that stands for a list: its products and scores in their order. */
final class Digest {
  private Digest() {}

  /** Of the recommendations of an answer or an event; 0 when there are none. */
  static long of(JsonNode recommendations) {
    long digest = 0;
    for (JsonNode place : recommendations) {
      digest = digest * 1_000_003 + place.path("productId").asLong() + 1;
      digest = digest * 1_000_003 + Double.doubleToLongBits(place.path("score").asDouble());
    }
    return digest;
  }
}
