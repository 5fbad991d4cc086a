package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Answer of the old service's {@code POST /recommend}, field for field.
 *
 * @param discoveryCount products on the list that the client never bought
 * @param precisionEstimate measured live precision of the segment; null until it is measured
 */
public record LegacyRecommendations(
    @JsonProperty("customer_id") long customerId,
    @JsonProperty("recommendations") List<LegacyRecommendation> recommendations,
    @JsonProperty("count") int count,
    @JsonProperty("discovery_count") int discoveryCount,
    @JsonProperty("precision_estimate") Double precisionEstimate,
    @JsonProperty("latency_ms") double latencyMs,
    @JsonProperty("cached") boolean cached,
    @JsonProperty("timestamp") Instant timestamp) {
  public LegacyRecommendations {
    recommendations = List.copyOf(recommendations);
  }

  /** One place of the list. */
  public record LegacyRecommendation(
      @JsonProperty("product_id") long productId,
      @JsonProperty("score") double score,
      @JsonProperty("rank") int rank,
      @JsonProperty("segment") String segment) {}
}
