package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * Body of {@code POST /v1/recommendations:batch}.
 *
 * @param clientIds 1..{@link #CLIENTS_MAX} client IDs
 * @param limit length of each list, 1..500; 50 when null
 * @param asOf null for the live lists
 */
public record BatchRequest(
    @JsonProperty(required = true) List<Long> clientIds, Integer limit, LocalDate asOf) {
  public static final int CLIENTS_MAX = 200;
}
