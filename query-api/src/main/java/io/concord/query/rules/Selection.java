package io.concord.query.rules;

import io.concord.scoring.ScoredProduct;
import java.util.List;

/**
 * What is left of a ranked list.
 *
 * @param kept best first; a place's rank is its position
 * @param removed what was taken out of the first {@code limit} places of the plain list
 */
public record Selection(List<Kept> kept, List<Removal> removed) {
  public Selection {
    kept = List.copyOf(kept);
    removed = List.copyOf(removed);
  }

  /**
   * One place that is left.
   *
   * @param plainRank its rank in the plain list
   */
  public record Kept(int plainRank, ScoredProduct product) {}
}
