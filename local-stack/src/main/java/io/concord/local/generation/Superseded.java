package io.concord.local.generation;

import io.concord.contract.Cause;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What older generations said last of clients whom a generation has never published: it knows
 * nothing of them, so nobody else will take it back.
 */
final class Superseded {
  private final long unpublished;
  private final Map<Long, RecommendationChanged> latest = new TreeMap<>();
  private final Map<Long, RecommendationChanged> highest = new TreeMap<>();
  private long published;

  /**
   * Nothing said yet.
   *
   * @param unpublished revision below which events are of older generations
   */
  Superseded(long unpublished) {
    this.unpublished = unpublished;
  }

  /** The next event of the topic. */
  void accept(RecommendationChanged event) {
    latest.put(event.clientId(), event);
    highest.merge(
        event.clientId(), event, (one, other) -> other.revision() > one.revision() ? other : one);
    if (event.revision() > unpublished) {
      published++;
    }
  }

  /**
   * Events of the generation that an ending came behind, though they were later: to be written once
   * more, else the topic would keep the ending alone.
   */
  List<RecommendationChanged> overtaken() {
    return highest.values().stream()
        .filter(event -> event.revision() > latest.get(event.clientId()).revision())
        .toList();
  }

  /** Events of the generation itself. */
  long published() {
    return published;
  }

  /** The events that end what was said, each with an empty list. */
  List<RecommendationChanged> endings(Instant now) {
    List<RecommendationChanged> endings = new ArrayList<>();
    for (RecommendationChanged event : latest.values()) {
      if (event.revision() < unpublished && !event.recommendations().isEmpty()) {
        endings.add(ending(event, now));
      }
    }
    return endings;
  }

  /** Its revision is above all before, and below the generation's first. */
  private RecommendationChanged ending(RecommendationChanged event, Instant now) {
    return new RecommendationChanged(
        event.clientId(),
        unpublished,
        event.asOf(),
        now,
        event.strategy(),
        event.experiment(),
        "LIGHT",
        0,
        new Cause(Cause.Kind.BACKFILL, List.of()),
        List.of(),
        List.of(),
        event.recommendations().stream().map(RankedProduct::productId).toList());
  }
}
