package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom each kind of route answers. */
class EnforcementTest {
  private static final String LIST = "/v1/clients/%d/recommendations";
  private static final String BATCH = "/v1/recommendations:batch";

  private final SecuredServer secured = new SecuredServer();

  @AfterEach
  void close() {
    secured.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/"})
  void shouldAnswerAnybodyWhatHoldsNoData(String path) {
    assertThat(secured.server.get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/clients/7, 200, 200, 403",
    "/v1/clients/8, 200, 403, 403",
    "/v1/clients/7/recommendations, 200, 200, 403",
    "/v1/clients/8/recommendations, 200, 403, 403",
    "/v1/clients/8/purchases, 200, 403, 403",
    "/v1/clients/7/due, 200, 200, 403",
    "/v1/clients/8/due, 200, 403, 403",
    "/v1/instances, 403, 403, 200",
    "/metrics, 403, 403, 200",
    "/internal/popular?asOf=2024-07-01, 403, 403, 403"
  })
  void shouldHoldEachScopeToItsRoutes(String path, int reader, int bound, int operator) {
    assertThat(secured.get(secured.reader, path).statusCode()).isEqualTo(reader);
    assertThat(secured.get(secured.bound, path).statusCode()).isEqualTo(bound);
    assertThat(secured.get(secured.operator, path).statusCode()).isEqualTo(operator);
    HttpResponse<String> nobody = secured.server.get(path);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"concord\"");
    assertThat(nobody.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void shouldKnowOfEachRouteWhomItAnswers() {
    assertThat(secured.server.catalogue().routes()).isNotEmpty().doesNotContainValue(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "GET"})
  void shouldHoldEveryMethodToTheSameRule(String method) {
    assertThat(
            secured
                .server
                .send(
                    secured.server.request("/v1/clients/7").method(method, BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void shouldRefuseABodyThatNamesAnotherClientAsAWhole() {
    String own = "{\"clientIds\":[7]}";
    String mixed = "{\"clientIds\":[7,8]}";
    String unknown = "{\"clientIds\":[7,999999]}";
    assertThat(secured.post(secured.bound, BATCH, own).statusCode()).isEqualTo(200);
    assertThat(secured.post(secured.bound, BATCH, mixed).statusCode()).isEqualTo(403);
    assertThat(secured.post(secured.bound, BATCH, unknown).body())
        .isEqualTo(secured.post(secured.bound, BATCH, mixed).body());
    assertThat(secured.post(secured.reader, BATCH, mixed).statusCode()).isEqualTo(200);
    assertThat(secured.post(secured.operator, BATCH, own).statusCode()).isEqualTo(403);
    assertThat(secured.server.post(BATCH, own).statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseAsTheOldServiceDidOnItsPath() {
    HttpResponse<String> foreign = secured.post(secured.bound, "/recommend", "{\"customer_id\":8}");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).startsWith("{\"detail\":\"the API key or token must allow");
    HttpResponse<String> nobody = secured.server.post("/recommend", "{\"customer_id\":7}");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).startsWith("{\"detail\":\"an API key or token is needed");
    assertThat(secured.post(secured.bound, "/recommend", "{\"customer_id\":7}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldNotTellWhetherAForeignClientExists() {
    String known = secured.get(secured.bound, LIST.formatted(8)).body();
    String unknown = secured.get(secured.bound, LIST.formatted(999999)).body();
    assertThat(unknown.replace("999999", "8")).isEqualTo(known);
  }

  @Test
  void shouldAskWhoeverSendsItToSpeakUpBeforeTheBodyIsRead() {
    HttpResponse<String> refused = secured.server.post(BATCH, "no json at all");
    assertThat(refused.statusCode()).isEqualTo(401);
  }
}
