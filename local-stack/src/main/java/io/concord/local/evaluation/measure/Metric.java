package io.concord.local.evaluation.measure;

/**
 * How well one list foresaw one client's purchases, 0..1; the mean over clients is what is told. An
 * empty list gets 0 of all.
 */
public enum Metric {
  PRECISION(
      "precision", "hits / min(k, length of the list): the share of the places that came true") {
    @Override
    double of(boolean[] hits, int bought, int k) {
      int places = Math.min(k, hits.length);
      return places == 0 ? 0 : (double) count(hits, places) / places;
    }
  },
  RECALL("recall", "hits / products bought: the share of the purchases that the list knew") {
    @Override
    double of(boolean[] hits, int bought, int k) {
      return (double) count(hits, Math.min(k, hits.length)) / bought;
    }
  },
  NDCG(
      "ndcg",
      "each hit counts 1 / log2(rank + 1), relative to a list that begins with all products"
          + " bought: hits in front count more") {
    @Override
    double of(boolean[] hits, int bought, int k) {
      double gain = 0;
      for (int i = 0; i < Math.min(k, hits.length); i++) {
        gain += hits[i] ? discount(i) : 0;
      }
      double ideal = 0;
      for (int i = 0; i < Math.min(k, bought); i++) {
        ideal += discount(i);
      }
      return gain / ideal;
    }
  },
  HIT_RATE_10("hitRate10", "the share of the clients with a hit among the first ten places") {
    @Override
    double of(boolean[] hits, int bought, int k) {
      return firstHit(hits) < 0 ? 0 : 1;
    }
  },
  MRR_10("mrr10", "1 / rank of the first hit, 0 without one among the first ten places") {
    @Override
    double of(boolean[] hits, int bought, int k) {
      int first = firstHit(hits);
      return first < 0 ? 0 : 1.0 / (first + 1);
    }
  };

  /** Places that the last two look at, whatever k is. */
  static final int SHORT_LIST = 10;

  private final String label;
  private final String explanation;

  Metric(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  /** As it is written in reports. */
  public String label() {
    return label;
  }

  /** A sentence for a person. */
  public String explanation() {
    return explanation;
  }

  /** Whether it looks at the first k places, so that its name wants the k. */
  public boolean isAtK() {
    return this == PRECISION || this == RECALL || this == NDCG;
  }

  /**
   * @param hits for each place of the list, best first, whether the client bought it
   * @param bought distinct products that the client bought, at least 1
   * @param k places that count, at least 1
   */
  abstract double of(boolean[] hits, int bought, int k);

  private static int count(boolean[] hits, int places) {
    int count = 0;
    for (int i = 0; i < places; i++) {
      count += hits[i] ? 1 : 0;
    }
    return count;
  }

  private static double discount(int index) {
    return StrictMath.log(2) / StrictMath.log(index + 2);
  }

  /** Index of the first hit of the short list; -1 without. */
  private static int firstHit(boolean[] hits) {
    for (int i = 0; i < Math.min(SHORT_LIST, hits.length); i++) {
      if (hits[i]) {
        return i;
      }
    }
    return -1;
  }
}
