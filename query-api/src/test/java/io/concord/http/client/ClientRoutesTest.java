package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.RawCaller;
import io.concord.http.TestServer;
import io.concord.query.PurchaseQuery;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRoutesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldAnswerProfile() {
    HttpResponse<String> response = server.get("/v1/clients/1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(TestServer.json(response))
        .isEqualTo(
            TestServer.json(
                """
                {"clientId": 1, "name": "Truck & Co", "asOf": "2024-07-02", "segment": "HEAVY",
                 "orders": 512, "products": 80, "repurchaseRate": 0.4375,
                 "firstOrderedAt": "2024-07-01T12:00:00Z",
                 "lastOrderedAt": "2024-07-01T12:00:00Z", "revision": 7,
                 "generatedAt": "2024-07-01T12:00:00Z", "stalenessMs": 12}
                """));
  }

  @Test
  void shouldAnswerPageOfPurchases() {
    HttpResponse<String> response = server.get("/v1/clients/1/purchases");

    assertThat(server.clients.lastQuery()).isEqualTo(new PurchaseQuery(1, null, 100, null));
    assertThat(TestServer.json(response))
        .isEqualTo(
            TestServer.json(
                """
                {"clientId": 1, "asOf": "2024-07-02", "total": 3,
                 "purchases": [{"orderId": 31, "lineId": 77, "orderedAt": "2024-07-01T12:00:00Z",
                   "productId": 25000001, "name": null, "vendorCode": null, "quantity": 2.0,
                   "pricePerItem": 12.50}],
                 "nextCursor": "next", "revision": 7, "generatedAt": "2024-07-01T12:00:00Z",
                 "stalenessMs": 12}
                """));
  }

  @Test
  void shouldPassFilterLimitAndCursorToPort() {
    server.get("/v1/clients/1/purchases?productId=25000001&limit=1000&cursor=next");

    assertThat(server.clients.lastQuery())
        .isEqualTo(new PurchaseQuery(1, 25_000_001L, 1000, "next"));
  }

  @Test
  void shouldRefuseCursorThatPortRefuses() {
    assertProblem(server.get("/v1/clients/1/purchases?cursor=a%20b"), 400, "bad-argument")
        .about("cursor")
        .saying("cursor must be the nextCursor of a page of this client, cursor=a b");
  }

  @Test
  void shouldBlameServerWhenPortRefusesWithoutCursor() {
    assertProblem(server.get("/v1/clients/5/purchases"), 500, "internal-error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "9223372036854775808"})
  void shouldRefuseProductIdWhenNotLong(String productId) {
    assertProblem(server.get("/v1/clients/1/purchases?productId=" + productId), 400, "bad-argument")
        .about("productId")
        .saying(
            "productId must be a whole number between -9223372036854775808 and "
                + "9223372036854775807, productId="
                + productId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "abc"})
  void shouldRefuseLimitWhenOutOfRange(String limit) {
    assertProblem(server.get("/v1/clients/1/purchases?limit=" + limit), 400, "bad-argument")
        .about("limit")
        .saying("limit must be a whole number between 1 and 1000, limit=" + limit);
  }

  @Test
  void shouldRefuseQueryWhenNotPercentEncoded() {
    String refused = RawCaller.get(server.port(), "/v1/clients/1/purchases?cursor=%zz");

    assertThat(refused)
        .startsWith("HTTP/1.1 400")
        .contains("the query must be percent-encoded, text=%zz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/clients/abc", "/v1/clients/abc/purchases"})
  void shouldRefuseClientIdWhenNotLong(String path) {
    assertProblem(server.get(path), 400, "bad-argument").about("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/clients/3", "/v1/clients/3/purchases"})
  void shouldRefuseUnknownClient(String path) {
    assertProblem(server.get(path), 404, "unknown-client")
        .about("id")
        .saying("no source table mentions client 3");
  }

  @Test
  void shouldAskToRetryWhenUnavailable() {
    HttpResponse<String> response = server.get("/v1/clients/4");

    assertProblem(response, 503, "unavailable").saying("the store is being restored");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void shouldNameAllowedParametersWhenOneIsUnknown() {
    assertProblem(server.get("/v1/clients/1?limit=5"), 400, "bad-argument")
        .about("limit")
        .saying("this path has no query parameter limit, allowed: none");
    assertProblem(server.get("/v1/clients/1/purchases?product=5"), 400, "bad-argument")
        .about("product")
        .saying("this path has no query parameter product, allowed: productId, limit, cursor");
  }
}
