package io.concord.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Asks a server for random paths over some kept-alive connections, one request at a time on each,
 * all on the calling thread, so that the client takes as little of the machine as can be.
 */
final class HttpLoad {
  private final int port;
  private final List<byte[]> requests;
  private final SplittableRandom random = new SplittableRandom(11);

  HttpLoad(int port, List<byte[]> requests) {
    this.port = port;
    this.requests = requests;
  }

  /** What came of a run. */
  record Result(Latencies latencies, double seconds) {
    double perSecond() {
      return latencies.size() / seconds;
    }
  }

  Result run(int connections, Duration duration) throws IOException {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        new Connection(selector).ask();
      }
      while (System.nanoTime() - start < duration.toNanos()) {
        selector.select(
            key -> {
              Connection connection = (Connection) key.attachment();
              if (connection.read()) {
                latencies.add(connection.tookNanos());
                connection.ask();
              }
            });
      }
      long end = System.nanoTime();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return new Result(latencies, (end - start) / 1e9);
    }
  }

  /** The same at an even rate; what finds no connection free waits, and its waiting counts. */
  Result run(int connections, Duration duration, int perSecond) throws IOException {
    Latencies latencies = new Latencies();
    ArrayDeque<Connection> free = new ArrayDeque<>();
    ArrayDeque<Long> due = new ArrayDeque<>();
    long start = System.nanoTime();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        free.add(new Connection(selector));
      }
      long asked = 0;
      long now = start;
      while (now - start < duration.toNanos()) {
        for (; asked < (now - start) / 1e9 * perSecond; asked++) {
          due.add(now);
        }
        while (!free.isEmpty() && !due.isEmpty()) {
          free.poll().askSince(due.poll());
        }
        selector.select(
            key -> {
              Connection connection = (Connection) key.attachment();
              if (connection.read()) {
                latencies.add(connection.tookNanos());
                free.add(connection);
              }
            },
            1);
        now = System.nanoTime();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return new Result(latencies, (now - start) / 1e9);
    }
  }

  private final class Connection {
    private final SocketChannel channel;
    private final HttpResponse response = new HttpResponse();
    private long asked;

    Connection(Selector selector) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ask() {
      askSince(System.nanoTime());
    }

    void askSince(long sinceNanos) {
      ByteBuffer request = ByteBuffer.wrap(requests.get(random.nextInt(requests.size())));
      response.reset();
      asked = sinceNanos;
      try {
        while (request.hasRemaining()) {
          channel.write(request);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** Returns whether the answer is complete. */
    boolean read() {
      try {
        byte[] array = response.array();
        int read = channel.read(ByteBuffer.wrap(array, response.size(), response.room()));
        if (read < 0) {
          throw new IOException("the server closed the connection");
        }
        response.received(read);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      if (response.isComplete()) {
        response.requireOk();
        return true;
      }
      return false;
    }

    long tookNanos() {
      return System.nanoTime() - asked;
    }
  }
}
