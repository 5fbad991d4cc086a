package io.concord.local.orders.generator;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance, in the forms the generator needs. Not for several threads. */
final class Dice {
  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  static Dice ofSeed(long seed) {
    return new Dice(new SplittableRandom(seed));
  }

  /** Dice of their own for one part of the work, so that changes there disturb no other part. */
  Dice split() {
    return new Dice(random.split());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number, both bounds included. */
  int between(int min, int max) {
    return random.nextInt(min, max + 1);
  }

  double between(double min, double max) {
    return min + random.nextDouble() * (max - min);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  char pick(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  /** 1 or more, geometrically distributed. */
  int atLeastOne(double mean) {
    double stop = 1 / Math.max(mean, 1.000_001);
    return 1 + (int) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - stop));
  }

  /** Log-normal: half of the values lie below the median, a few far above it. */
  double skewed(double median, double spread) {
    double bell = 0;
    for (int i = 0; i < 12; i++) {
      bell += random.nextDouble();
    }
    return median * StrictMath.exp(spread * (bell - 6));
  }
}
