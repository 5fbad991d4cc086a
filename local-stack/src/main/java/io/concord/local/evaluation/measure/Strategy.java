package io.concord.local.evaluation.measure;

import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** A way to make a client's list of what is known at a moment; all ties are by product ID. */
public enum Strategy {
  V3("the rules that are served") {
    @Override
    int[] list(ClientPast past, Market market, int limit) {
      return products(io.concord.scoring.V3.rank(past.history(), limit));
    }
  },
  V4("(DF30 + DF365) * (1 + Pop14)^g") {
    @Override
    int[] list(ClientPast past, Market market, int limit) {
      return products(
          io.concord.scoring.V4.rank(
              past.decayedHistory(), market.demand().at(past.asOfTicks()), limit));
    }
  },
  POPULAR("the products most ordered by all clients") {
    @Override
    int[] list(ClientPast past, Market market, int limit) {
      return market.popular().at(past.asOfTicks());
    }
  },
  FREQUENT("the client's own products, most orders first") {
    @Override
    int[] list(ClientPast past, Market market, int limit) {
      PurchaseHistory history = past.history();
      return sorted(history, Comparator.comparingInt(i -> -history.orderCount(i)), limit);
    }
  },
  RECENT("the client's own products, last ordered first") {
    @Override
    int[] list(ClientPast past, Market market, int limit) {
      PurchaseHistory history = past.history();
      return sorted(history, Comparator.comparingLong(i -> -history.lastOrderedTicks(i)), limit);
    }
  };

  private final String explanation;

  Strategy(String explanation) {
    this.explanation = explanation;
  }

  /** As it is written in options and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A few words for a person. */
  public String explanation() {
    return explanation;
  }

  /** The best products first; also longer than the limit if that costs nothing. */
  abstract int[] list(ClientPast past, Market market, int limit);

  private static int[] products(Ranking ranking) {
    return ranking.products().stream()
        .mapToLong(ScoredProduct::productId)
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  /** The sort is stable and the history by product, so that ties are by product. */
  private static int[] sorted(PurchaseHistory history, Comparator<Integer> order, int limit) {
    return IntStream.range(0, history.size())
        .boxed()
        .sorted(order)
        .limit(limit)
        .mapToInt(i -> (int) history.productId(i))
        .toArray();
  }
}
