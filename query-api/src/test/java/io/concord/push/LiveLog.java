package io.concord.push;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A log in memory and the hub of a node that follows it at once, with real threads. */
public final class LiveLog implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

  private final InMemoryLog log = new InMemoryLog(4);
  private final PushThreads threads = new PushThreads();
  private final Map<Long, Long> revisions = new HashMap<>();
  private final ChangeHub hub;
  private final Heartbeats heartbeats;
  private LogTail tail;

  public LiveLog(int subscribersMax) {
    this(PushLimits.of(subscribersMax));
  }

  public LiveLog(PushLimits limits) {
    hub = new ChangeHub(limits, log, () -> NOW, threads.executors(), PushObserver.NONE);
    heartbeats = new Heartbeats(hub);
  }

  /** From here on the hub takes subscribers. */
  public LiveLog follow() {
    tail = new LogTail(log, hub, () -> NOW);
    return this;
  }

  public ChangeFeed feed() {
    return hub;
  }

  public int subscribers() {
    return hub.subscriberCount();
  }

  /** The next revision of a client's list. */
  public void change(long clientId) {
    change(clientId, "HEAVY");
  }

  public void change(long clientId, String segment) {
    log.append(clientId, revisions.merge(clientId, 1L, Long::sum), segment, NOW);
    read();
  }

  public void withdraw(long clientId) {
    log.withdraw(clientId, NOW);
    read();
  }

  private void read() {
    if (tail != null) {
      tail.readAll();
    }
  }

  /** As many seconds as it takes that each subscriber was looked at. */
  public void beat() {
    for (int i = 0; i < Heartbeats.ROUND_TICKS; i++) {
      heartbeats.tick();
    }
  }

  public void endAll() throws InterruptedException {
    hub.endAll(Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    threads.close();
  }
}
