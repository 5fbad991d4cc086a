package io.concord.local.orders.simulator;

/** Numbers in sentences. */
final class Count {
  private Count() {}

  /** Such as {@code 1 product} and {@code 4 products}. */
  static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
