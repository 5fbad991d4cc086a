package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.concord.contract.BatchAnswer;
import io.concord.contract.ContractJson;
import io.concord.contract.Problem;
import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.ServedPlace;
import io.concord.local.verify.Served.Unavailable;
import io.concord.local.verify.Served.UnknownClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers what a test sets. */
class HttpListsTest {
  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);

  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
  private int status = 200;
  private String answer = "{\"results\": []}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/recommendations:plain",
        exchange -> {
          keys.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
          byte[] request = exchange.getRequestBody().readAllBytes();
          requests.add(new String(request, StandardCharsets.UTF_8));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldReadWhatTheContractWrites() throws IOException {
    RecommendedProduct place =
        new RecommendedProduct(1, 9, 0.1234567890123456, "Pump", null, List.of(), null);
    Recommendations list =
        new Recommendations(
            1,
            AS_OF,
            "v3",
            "LIGHT",
            Recommendations.Source.POPULAR,
            3,
            7,
            Instant.EPOCH,
            20,
            null,
            List.of(place));
    answer =
        ContractJson.mapper()
            .writeValueAsString(
                new BatchAnswer(
                    List.of(
                        new BatchAnswer.Result(1, list, null),
                        new BatchAnswer.Result(2, null, problem(404)),
                        new BatchAnswer.Result(3, null, problem(503)))));

    Map<Long, Served> lists = lists(null, 1, 2, 3);

    assertThat(lists)
        .containsEntry(
            1L,
            new ServedList(
                AS_OF,
                "v3",
                "LIGHT",
                "popular",
                3,
                7,
                20,
                List.of(new ServedPlace(1, 9, 0.1234567890123456))))
        .containsEntry(2L, new UnknownClient())
        .containsEntry(3L, new Unavailable("503 because"));
  }

  @Test
  void shouldAskInBatchesForTheDay() {
    lists(AS_OF, LongStream.rangeClosed(1, 120).toArray());

    assertThat(requests).hasSize(3);
    assertThat(requests)
        .anyMatch(request -> request.startsWith("{\"clientIds\":[1,2,3,"))
        .allMatch(request -> request.endsWith("],\"limit\":50,\"asOf\":\"2024-07-02\"}"));
  }

  @Test
  void shouldWaitForANodeThatCannotAnswerYet() {
    status = 503;
    answer = "{\"detail\": \"state is being restored\"}";

    assertThat(lists(null, 1)).containsEntry(1L, new Unavailable("503 state is being restored"));
  }

  @Test
  void shouldSayWhatWasAnsweredWhenItIsNoRecommender() {
    answer = "<html>";
    assertRefused("did not answer as a recommender does");
    answer = "{\"results\": [{\"clientId\": 1, \"answer\": {}}]}";
    assertRefused("did not answer as a recommender does");
    status = 404;
    assertRefused("/v1/recommendations:plain answered 404");
  }

  @Test
  void shouldSendTheKeyWithEachBatch() {
    LongStream clients = LongStream.rangeClosed(1, 120);
    new HttpLists(node(), null, request -> request.header("Authorization", "Bearer crk_1"))
        .lists(clients.boxed().toList());

    assertThat(keys).containsExactly("Bearer crk_1", "Bearer crk_1", "Bearer crk_1");
  }

  @Test
  void shouldSayWhatTheNodeSaysWhenItLetsNobodyInWithoutAKey() {
    for (int refusal : List.of(401, 403)) {
      status = refusal;
      answer = "{\"detail\": \"the API key must have the scope clients\"}";
      assertRefused(
          "/v1/recommendations:plain answered %d the API key must have the scope clients"
              .formatted(refusal));
    }
    assertThat(keys).isEmpty();
  }

  @Test
  void shouldSayWhenNobodyAnswers() {
    stop();
    assertRefused("nobody answers at http://127.0.0.1:");
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> lists(null, 1))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining(words);
  }

  private Map<Long, Served> lists(LocalDate asOf, long... clients) {
    return new HttpLists(node(), asOf, UnaryOperator.identity())
        .lists(LongStream.of(clients).boxed().toList());
  }

  private URI node() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static Problem problem(int status) {
    return new Problem("about:blank", "title", status, "because", "/v1", null);
  }
}
