package io.concord.http.exchange;

import io.concord.contract.LegacyHealth;
import java.util.concurrent.atomic.LongAdder;

/** What the old service's health answer counts, since the start; thread-safe. */
public final class RequestCounters {
  private static final int SERVER_ERROR_MIN = 500;
  private static final double NANOS_PER_MILLI = 1e6;

  private final LongAdder requests = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder nanosTotal = new LongAdder();
  private final LongAdder lists = new LongAdder();
  private final LongAdder storedLists = new LongAdder();

  public void answered(int status, long nanos) {
    requests.increment();
    nanosTotal.add(nanos);
    if (status >= SERVER_ERROR_MIN) {
      errors.increment();
    }
  }

  public void listAnswered(boolean stored) {
    lists.increment();
    if (stored) {
      storedLists.increment();
    }
  }

  public LegacyHealth.Metrics snapshot() {
    long answered = requests.sum();
    return new LegacyHealth.Metrics(
        answered,
        share(storedLists.sum(), lists.sum()),
        share(errors.sum(), answered),
        share(nanosTotal.sum() / NANOS_PER_MILLI, answered));
  }

  private static double share(double part, long whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
