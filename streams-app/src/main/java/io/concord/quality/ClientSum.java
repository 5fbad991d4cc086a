package io.concord.quality;

/**
 * What one client's orders add up to under one strategy: all that the test between strategies needs
 * of it.
 *
 * @param orders orders that count
 * @param precisions in {@link Tally#ONE}
 * @param hits10 products among the first ten
 */
public record ClientSum(long orders, long precisions, long hits10) {
  public static final ClientSum NONE = new ClientSum(0, 0, 0);

  /** With these orders; a negated tally takes them away. */
  public ClientSum plus(Tally tally) {
    return new ClientSum(
        orders + tally.orders(), precisions + tally.precisions(), hits10 + tally.hits10());
  }
}
