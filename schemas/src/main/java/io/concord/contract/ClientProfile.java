package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Answer of {@code GET /v1/clients/{id}}: what the recommender knows of a client as of today.
 *
 * @param name null when the client's row has not been seen
 * @param segment HEAVY, REGULAR_CONSISTENT, REGULAR_EXPLORATORY or LIGHT
 * @param orders distinct orders, with or without valid lines
 * @param products distinct products among the valid lines
 * @param repurchaseRate share of the products found in two orders or more, 0..1; 0 without products
 * @param firstOrderedAt null without orders
 * @param lastOrderedAt null without orders
 * @param revision revision of the live list; 0 when none was published yet
 * @param stalenessMs how far the answering store may lag behind its source, milliseconds
 * @param possiblyInexact true when a record of the source was put aside and what is told here may
 *     depend on it; else null, and not written
 */
public record ClientProfile(
    long clientId,
    String name,
    LocalDate asOf,
    String segment,
    int orders,
    int products,
    double repurchaseRate,
    Instant firstOrderedAt,
    Instant lastOrderedAt,
    long revision,
    Instant generatedAt,
    long stalenessMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean possiblyInexact) {
  public ClientProfile {
    possiblyInexact = ContractJson.trueOrAbsent(possiblyInexact);
  }
}
