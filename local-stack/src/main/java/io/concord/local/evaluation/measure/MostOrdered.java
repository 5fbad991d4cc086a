package io.concord.local.evaluation.measure;

import java.util.Arrays;

/**
 * The products most ordered so far, best first, ties by product: kept right while orders come one
 * by one, since a count only grows. Not thread-safe.
 */
final class MostOrdered {
  private static final int OUTSIDE = -1;

  private final int[] counts;
  private final int[] ranks;
  private final int[] list;
  private int size;

  MostOrdered(int products, int limit) {
    counts = new int[products];
    ranks = new int[products];
    Arrays.fill(ranks, OUTSIDE);
    list = new int[limit];
  }

  /** One more order contains the product. */
  void count(int product) {
    counts[product]++;
    int rank = ranks[product];
    if (rank == OUTSIDE) {
      if (size < list.length) {
        rank = size++;
      } else if (isBefore(product, list[size - 1])) {
        rank = size - 1;
        ranks[list[rank]] = OUTSIDE;
      } else {
        return;
      }
    }
    rise(product, rank);
  }

  int[] list() {
    return Arrays.copyOf(list, size);
  }

  private void rise(int product, int from) {
    int rank = from;
    while (rank > 0 && isBefore(product, list[rank - 1])) {
      place(list[rank - 1], rank);
      rank--;
    }
    place(product, rank);
  }

  private void place(int product, int rank) {
    list[rank] = product;
    ranks[product] = rank;
  }

  private boolean isBefore(int product, int other) {
    return counts[product] > counts[other] || counts[product] == counts[other] && product < other;
  }
}
