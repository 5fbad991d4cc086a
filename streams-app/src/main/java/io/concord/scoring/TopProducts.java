package io.concord.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps the best {@code limit} of many scored products: higher score first, ties by lower index.
 * Indexes must be offered in ascending order, so that a later offer never wins a tie.
 *
 * <p>A binary heap in two arrays with the worst kept product at the root; an offer that is not
 * better than the root costs one comparison.
 */
final class TopProducts {
  private final double[] scores;
  private final int[] indexes;
  private int size;

  TopProducts(int limit) {
    scores = new double[limit];
    indexes = new int[limit];
  }

  void offer(double score, int index) {
    if (size < scores.length) {
      siftUp(size++, score, index);
    } else if (size > 0 && score > scores[0]) {
      siftDown(score, index);
    }
  }

  /** The kept products, best first. Empties this. */
  <T> List<T> toList(ProductFactory<T> factory) {
    List<T> best = new ArrayList<>(Collections.nCopies(size, null));
    while (size > 0) {
      double score = scores[0];
      int index = indexes[0];
      size--;
      best.set(size, factory.product(index, score));
      siftDown(scores[size], indexes[size]);
    }
    return best;
  }

  /** Makes the list's element of a kept index. */
  interface ProductFactory<T> {
    T product(int index, double score);
  }

  private void siftUp(int hole, double score, int index) {
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!worse(score, index, scores[parent], indexes[parent])) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    scores[hole] = score;
    indexes[hole] = index;
  }

  private void siftDown(double score, int index) {
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      int right = child + 1;
      if (right < size && worse(scores[right], indexes[right], scores[child], indexes[child])) {
        child = right;
      }
      if (!worse(scores[child], indexes[child], score, index)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    if (size > 0) {
      scores[hole] = score;
      indexes[hole] = index;
    }
  }

  private void move(int from, int to) {
    scores[to] = scores[from];
    indexes[to] = indexes[from];
  }

  private static boolean worse(double score, int index, double otherScore, int otherIndex) {
    return score < otherScore || score == otherScore && index > otherIndex;
  }
}
