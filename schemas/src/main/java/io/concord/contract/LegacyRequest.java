package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of the old service's {@code POST /recommend}. Only {@code customer_id} is required; fields
 * not named here are ignored, as the old service ignored them.
 *
 * @param topN 1..500; 50 when null
 * @param asOfDate ISO date; null for the live list
 * @param useCache accepted and without effect: every answer is current
 * @param includeDiscovery false for a list of the client's own products alone; V3 gives no other
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LegacyRequest(
    @JsonProperty("customer_id") Long customerId,
    @JsonProperty("top_n") Integer topN,
    @JsonProperty("as_of_date") String asOfDate,
    @JsonProperty("use_cache") Boolean useCache,
    @JsonProperty("include_discovery") Boolean includeDiscovery) {}
