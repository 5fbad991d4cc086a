package io.concord.scoring;

import java.util.List;

/** A client's list, best first; empty for a client without purchases. */
public record Ranking(Segment segment, List<ScoredProduct> products) {
  public Ranking {
    products = List.copyOf(products);
  }
}
