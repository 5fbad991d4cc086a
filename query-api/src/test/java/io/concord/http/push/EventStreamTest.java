package io.concord.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.concord.http.TestServer;
import io.concord.push.LiveLog;
import io.concord.push.PushLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a real server's streams end. */
class EventStreamTest {
  private static final String PATH = "/v1/changes";

  /** Together more than both ends of a connection hold, and less than a subscriber's queue. */
  private static final int LISTS = 120;

  private static final PushLimits LIMITS =
      new PushLimits(10, 2 * LISTS, 1 << 24, 1 << 24, 10, 1 << 20);

  private static final String LARGE = "x".repeat(1 << 16);

  private final LiveLog log = new LiveLog(LIMITS).follow();
  private final TestServer server = new TestServer(log.feed());

  @AfterEach
  void close() {
    server.close();
    log.close();
  }

  @Test
  void shouldTellSubscribersWhenTheServerCloses() {
    try (SseCaller caller = new SseCaller(server.port(), PATH)) {
      server.close();
      assertThat(caller.nextEvent()).hasToString("end {\"reason\":\"stopping\"}");
      assertThat(caller.nextEvent()).isNull();
    }
  }

  /** Only a connection that is closed refuses what is written to it. */
  @Test
  void shouldCutOffAReaderThatDoesNotRead() throws IOException {
    try (Socket reader = new Socket()) {
      reader.setReceiveBufferSize(1 << 12);
      reader.connect(new InetSocketAddress("127.0.0.1", server.port()));
      OutputStream out = reader.getOutputStream();
      out.write(
          ("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> log.subscribers() == 1);
      for (int i = 0; i < LISTS; i++) {
        log.change(7, LARGE);
      }
      await()
          .until(
              () -> {
                log.beat();
                return log.subscribers() == 0;
              });
      await().until(() -> catchThrowable(() -> out.write('x')) != null);
    }
  }
}
