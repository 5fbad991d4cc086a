package io.concord.push.kafka;

import io.concord.push.Change;
import io.concord.push.ChangeSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told, after it has failed so many times. */
final class ToldChanges implements ChangeSink {
  final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures;

  ToldChanges(int failures) {
    this.failures = new AtomicInteger(failures);
  }

  @Override
  public void opened(UUID topic, long[] start, Duration kept) {
    told.add("opened");
  }

  @Override
  public void append(Change change) {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("a defect");
    }
    told.add("client " + change.clientId());
  }

  @Override
  public void reached(int partition, long offset) {
    told.add("reached " + offset);
  }

  @Override
  public void current(Instant asOf) {
    told.add("current");
  }
}
