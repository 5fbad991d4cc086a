package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Answer of the old service's {@code GET /health}, field for field.
 *
 * @param status {@code healthy}, or {@code degraded} while lists may lag
 * @param redisConnected always false: there is no Redis
 * @param modelVersion name of the scoring strategy
 */
public record LegacyHealth(
    @JsonProperty("status") String status,
    @JsonProperty("version") String version,
    @JsonProperty("uptime_seconds") double uptimeSeconds,
    @JsonProperty("metrics") Metrics metrics,
    @JsonProperty("redis_connected") boolean redisConnected,
    @JsonProperty("model_version") String modelVersion) {

  /**
   * Counted since the start.
   *
   * @param cacheHitRate share of the lists answered from the stored list, 0..1
   * @param errorRate share of requests answered with status 500 or above, 0..1
   */
  public record Metrics(
      @JsonProperty("requests") long requests,
      @JsonProperty("cache_hit_rate") double cacheHitRate,
      @JsonProperty("error_rate") double errorRate,
      @JsonProperty("avg_latency_ms") double avgLatencyMs) {}
}
