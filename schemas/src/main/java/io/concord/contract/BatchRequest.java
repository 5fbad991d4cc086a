package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * Body of {@code POST /v1/recommendations:batch}.
 *
 * @param clientIds 1..{@link #CLIENTS_MAX} client IDs
 * @param limit length of each list, 1..500; 50 when null
 * @param asOf null for the live lists
 * @param rules that each list obeys; null for none, and not written
 * @param strategy that ranks each list; null for each client's own, and not written
 */
public record BatchRequest(
    @JsonProperty(required = true) List<Long> clientIds,
    Integer limit,
    LocalDate asOf,
    @JsonInclude(JsonInclude.Include.NON_NULL) RecommendationRules rules,
    @JsonInclude(JsonInclude.Include.NON_NULL) String strategy) {
  public static final int CLIENTS_MAX = 200;

  /** Of plain lists, but for the rules of the nodes' settings. */
  public BatchRequest(List<Long> clientIds, Integer limit, LocalDate asOf) {
    this(clientIds, limit, asOf, null, null);
  }
}
