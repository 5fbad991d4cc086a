package io.concord.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.Samples;
import io.concord.http.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that a record put aside may have made wrong say so, each in its own way. */
class InexactAnswersTest {
  private static final String HEADER = "Concord-Possibly-Inexact";

  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/recommendations", "", "/purchases", "/due"})
  void shouldMarkBodyAndHeader(String path) {
    HttpResponse<String> marked = server.get("/v1/clients/" + Samples.INEXACT + path);
    assertThat(TestServer.json(marked).path("possiblyInexact").booleanValue()).isTrue();
    assertThat(marked.headers().firstValue(HEADER)).hasValue("true");

    HttpResponse<String> exact = server.get("/v1/clients/1" + path);
    assertThat(exact.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(exact).has("possiblyInexact")).isFalse();
    assertThat(exact.headers().firstValue(HEADER)).isEmpty();
  }

  @Test
  void shouldMarkABatchOfWhichOneIsMarked() {
    String path = "/v1/recommendations:batch";

    assertThat(mark(server.post(path, "{\"clientIds\":[1,%d,3]}".formatted(Samples.INEXACT))))
        .isTrue();
    assertThat(mark(server.post(path, "{\"clientIds\":[1,3,4]}"))).isFalse();
  }

  @Test
  void shouldMarkTheOldContractByHeaderAlone() {
    HttpResponse<String> marked =
        server.post("/recommend", "{\"customer_id\":%d}".formatted(Samples.INEXACT));
    HttpResponse<String> exact = server.post("/recommend", "{\"customer_id\":1}");

    assertThat(mark(marked)).isTrue();
    assertThat(mark(exact)).isFalse();
    assertThat(TestServer.json(marked).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> TestServer.json(exact).fieldNames());
  }

  private static boolean mark(HttpResponse<String> response) {
    return response.headers().firstValue(HEADER).isPresent();
  }
}
