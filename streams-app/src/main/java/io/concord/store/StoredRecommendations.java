package io.concord.store;

import io.concord.scoring.Ranking;
import io.concord.scoring.Strategy;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A client's current list.
 *
 * @param revision of the last event published for the client; 0 when none was
 * @param asOf the list is over orders created before the start of this day
 * @param generatedAt when it was computed, to the millisecond
 * @param orders the client's distinct orders before asOf
 * @param strategy that ranked it
 */
public record StoredRecommendations(
    long revision,
    LocalDate asOf,
    Instant generatedAt,
    int orders,
    Strategy strategy,
    Ranking ranking) {}
