package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
  private HttpServer node;
  private String url;

  @BeforeEach
  void startNode() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/health/ready", 503);
    answer("/health/live", 200);
    node.start();
    url = "http://127.0.0.1:" + node.getAddress().getPort();
  }

  @AfterEach
  void stopNode() {
    node.stop(0);
  }

  @Test
  void shouldFailWhenTheNodeIsNotReady() {
    CommandRun run = CommandRun.of("health", "--http", url);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().strip()).isEqualTo("/health/ready says 503");
  }

  @Test
  void shouldSucceedWhenTheNodeIsAliveAndOnlyThatIsAsked() {
    assertThat(CommandRun.of("health", "--http", url, "--live").exitCode()).isZero();
  }

  @Test
  void shouldFailWhenNobodyAnswers() {
    node.stop(0);
    CommandRun run = CommandRun.of("health", "--http", url);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no node answers at " + url).hasLineCount(1);
  }

  private void answer(String path, int status) {
    node.createContext(
        path,
        exchange -> {
          byte[] body =
              (path + " says " + status).getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
