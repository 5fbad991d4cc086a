package io.concord.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subscribers of one node, half SSE and half WebSocket, all read by one thread, so that they take
 * as little of the machine as can be. Each holds every event against the one before it.
 */
final class Subscriptions implements AutoCloseable {
  private static final Pattern EVENT = Pattern.compile("\"clientId\":(\\d+),\"revision\":(\\d+)");
  private static final Duration SETTLE_MAX = Duration.ofSeconds(20);

  private final int port;
  private final PublishedChanges published;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final List<long[]> arrivals = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private final Selector selector;
  private final Thread thread = new Thread(this::run, "subscriptions");
  private long events;
  private long disordered;
  private long skipped;
  private long ended;
  private volatile boolean closed;

  Subscriptions(int port, int count, int ofEvery, int clients, PublishedChanges published)
      throws IOException {
    this.port = port;
    this.published = published;
    this.selector = Selector.open();
    for (int i = 0; i < count; i++) {
      long client = i < ofEvery ? 0 : 1 + i % clients;
      EventDecoder decoder = i % 2 == 0 ? new EventDecoder.Sse() : new EventDecoder.WebSocket();
      subscribers.add(new Subscriber(client, decoder));
    }
  }

  /** Returns when all are subscribed. */
  void start() throws IOException {
    thread.setDaemon(true);
    thread.start();
    for (Subscriber subscriber : subscribers) {
      subscriber.connect();
    }
    while (!areOpened()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private synchronized boolean areOpened() {
    return subscribers.stream().allMatch(each -> each.decoder.isOpened());
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(key -> ((Subscriber) key.attachment()).read(), 100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until everything published has come, as long as it may take. */
  void settle() {
    long giveUp = System.nanoTime() + SETTLE_MAX.toNanos();
    Map<Long, Long> before = Map.of();
    while (System.nanoTime() < giveUp && (lost() > 0 || !before.equals(published.last()))) {
      before = published.last();
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  /** From the list computed to the event at the subscriber, but for the first lists. */
  synchronized Latencies arrivals() {
    Latencies latencies = new Latencies();
    for (long[] arrival : arrivals) {
      Long computedMs = published.publishedMs(arrival[0], arrival[1]);
      if (computedMs != null) {
        latencies.add((arrival[2] - computedMs) * 1_000_000);
      }
    }
    return latencies;
  }

  synchronized long events() {
    return events;
  }

  /** Revisions that were passed over, and last ones that did not come. */
  synchronized long lost() {
    Map<Long, Long> last = published.last();
    return skipped + subscribers.stream().mapToLong(each -> each.missing(last)).sum();
  }

  synchronized long disordered() {
    return disordered;
  }

  synchronized long ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private final class Subscriber {
    /** 0 for all. */
    private final long client;

    private final EventDecoder decoder;
    private final Map<Long, Long> seen = new HashMap<>();
    private SocketChannel channel;

    Subscriber(long client, EventDecoder decoder) {
      this.client = client;
      this.decoder = decoder;
    }

    void connect() throws IOException {
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      String path = client == 0 ? "/v1/changes" : "/v1/clients/" + client + "/changes";
      channel.write(ByteBuffer.wrap(decoder.request(path)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
      selector.wakeup();
    }

    void read() {
      synchronized (Subscriptions.this) {
        try {
          buffer.clear();
          int count = channel.read(buffer);
          if (count < 0) {
            ended++;
            channel.close();
          } else {
            decoder.received(buffer.array(), count, this::see);
          }
        } catch (ClosedChannelException e) {
          if (!closed) {
            throw new UncheckedIOException(e);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void see(String text) {
      Matcher event = EVENT.matcher(text);
      if (!event.find()) {
        return;
      }
      long of = Long.parseLong(event.group(1));
      long revision = Long.parseLong(event.group(2));
      events++;
      Long before = seen.put(of, revision);
      if (before != null && revision <= before) {
        disordered++;
      } else if (before != null) {
        skipped += revision - before - 1;
      }
      if (text.contains("change")) {
        arrivals.add(new long[] {of, revision, System.currentTimeMillis()});
      }
    }

    /** Of clients whose first event came, and of the one client, which has a list. */
    long missing(Map<Long, Long> last) {
      return seen.entrySet().stream()
          .filter(each -> last.getOrDefault(each.getKey(), 0L) > each.getValue())
          .count();
    }
  }
}
