package io.concord.local.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers what a test sets. */
class NodeAnswersTest {
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private NodeAnswers node;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String key = exchange.getRequestHeaders().getFirst("Authorization");
          asked.add(exchange.getRequestURI() + " " + key);
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    node =
        new NodeAnswers(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
            Duration.ofSeconds(30),
            request -> request.header("Authorization", "Bearer crk_1"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendTheKeyWithEachRequest() throws Exception {
    answer = "{\"version\": \"1.2\"}";
    assertThat(node.version()).isEqualTo("1.2");
    node.readiness();
    answer = "{\"lag\": 0, \"instances\": [], \"unassigned\": []}";
    assertThat(node.instances().instances()).isEmpty();
    answer = "recommender_lag 7\n";
    assertThat(node.metrics()).containsEntry("recommender_lag", 7.0);

    assertThat(asked)
        .containsExactly(
            "/ Bearer crk_1",
            "/health/ready Bearer crk_1",
            "/v1/instances Bearer crk_1",
            "/metrics Bearer crk_1");
  }

  /** A node that is not ready answers 503 and says why. */
  @Test
  void shouldReadWhatANodeSaysThatIsNotReady() throws Exception {
    status = 503;
    answer = "{\"ready\": false}";
    assertThat(node.readiness().path("ready").booleanValue()).isFalse();
    assertThat(node.readiness().has("ready")).isTrue();
  }

  @Test
  void shouldSayWhichKeyIsNeededWhenItIsRefused() {
    List<ThrowingCallable> questions =
        List.of(node::version, node::readiness, node::instances, node::metrics);
    for (int refusal : List.of(401, 403)) {
      status = refusal;
      for (ThrowingCallable question : questions) {
        assertThatThrownBy(question)
            .isInstanceOf(IOException.class)
            .hasMessage("it needs --api-key-file with a key of the scope operate");
      }
    }
  }
}
