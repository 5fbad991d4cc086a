package io.concord.local.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Some of many clients. */
final class Sample {
  private Sample() {}

  /** So many of them, ascending; the same ones for the same seed. All when there are fewer. */
  static List<Long> of(long[] clientIds, int size, long seed) {
    long[] shuffled = clientIds.clone();
    Random random = new Random(seed);
    int taken = Math.min(size, shuffled.length);
    for (int i = 0; i < taken; i++) {
      int other = i + random.nextInt(shuffled.length - i);
      long id = shuffled[other];
      shuffled[other] = shuffled[i];
      shuffled[i] = id;
    }
    return Arrays.stream(shuffled, 0, taken).sorted().boxed().toList();
  }
}
