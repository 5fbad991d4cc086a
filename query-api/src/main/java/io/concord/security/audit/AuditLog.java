package io.concord.security.audit;

import io.concord.contract.AuditEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries on a thread of its own. When it cannot keep up requests wait for a moment; as soon
 * as a sink fails none gets a place, until what is waiting has been written. An entry is lost only
 * if the process dies in the hundredths of a second before it is written.
 */
public final class AuditLog implements Audit, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int PLACES = 4_096;
  private static final int BATCH_MAX = 512;
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String node;
  private final List<AuditSink> sinks;
  private final Semaphore places;
  private final BlockingQueue<AuditEntry> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "audit");
  private volatile boolean failing;
  private volatile boolean closed;

  /**
   * A log of one node, which writes at once.
   *
   * @param sinks each of which gets each entry
   */
  public AuditLog(String node, List<AuditSink> sinks) {
    this(node, sinks, PLACES);
  }

  AuditLog(String node, List<AuditSink> sinks, int places) {
    this.node = node;
    this.sinks = List.copyOf(sinks);
    this.places = new Semaphore(places);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Place reserve() throws InterruptedException {
    boolean free = !failing && places.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    return free ? new Reserved() : null;
  }

  private final class Reserved implements Place {
    private final AtomicBoolean used = new AtomicBoolean();

    @Override
    public void write(AuditEntry entry) {
      if (used.compareAndSet(false, true)) {
        queue.add(entry.of(node));
      }
    }

    @Override
    public void release() {
      if (used.compareAndSet(false, true)) {
        places.release();
      }
    }
  }

  private void run() {
    List<AuditEntry> batch = new ArrayList<>();
    try {
      while (!closed || !queue.isEmpty()) {
        AuditEntry first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH_MAX - 1);
          write(batch);
          places.release(batch.size());
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      LOG.error("The audit log ends with {} entries unwritten", batch.size() + queue.size());
    }
  }

  private void write(List<AuditEntry> batch) throws InterruptedException {
    for (AuditSink sink : sinks) {
      while (!isWritten(sink, batch)) {
        failing = true;
        TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
      }
    }
    failing = false;
  }

  private static boolean isWritten(AuditSink sink, List<AuditEntry> batch) {
    try {
      sink.write(batch);
      return true;
    } catch (IOException | RuntimeException e) { // whatever it is, this thread must go on
      LOG.error("The audit log cannot be written, requests are refused until it can", e);
      return false;
    }
  }

  /** Writes what is waiting, within some seconds. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sinks.forEach(AuditSink::close);
  }
}
