package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.security.RateSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes no further than the address he asks from, or than his number of requests. */
class GateTest {
  private static final String LIST = "/v1/clients/7/recommendations";
  private static final String OFFICE = "203.0.113.0/24";
  private static final String PROXY = "127.0.0.1";
  private static final RateSettings SLOW = new RateSettings(1, 2);

  /** As many as the slow rate lets through in a minute on a machine that stands still. */
  private static final int PATIENCE = 60;

  private SecuredServer secured;

  @AfterEach
  void close() {
    secured.close();
  }

  @Test
  void shouldRefuseAddressesThatAreNotAllowedWhateverKeyTheyHave() {
    secured = new SecuredServer(RateSettings.OFF, "10.0.0.0/8,2001:db8::/32", "");

    HttpResponse<String> refused = secured.get(secured.reader, LIST);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("no caller is answered on this address");
    assertThat(secured.server.get("/").statusCode()).isEqualTo(403);
    assertThat(secured.server.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAnswerAddressesThatAreAllowed() {
    secured = new SecuredServer(RateSettings.OFF, "10.0.0.0/8,127.0.0.0/8", "");

    assertThat(secured.get(secured.reader, LIST).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 200",
    "'198.51.100.1, 203.0.113.9', 200",
    "'203.0.113.9, 198.51.100.1', 403",
    "198.51.100.1, 403",
    "unknown, 403"
  })
  void shouldTakeATrustedProxysWordForTheCaller(String forwardedFor, int status) {
    secured = new SecuredServer(RateSettings.OFF, OFFICE, PROXY);

    assertThat(forwarded(secured.reader, forwardedFor).statusCode()).isEqualTo(status);
  }

  @Test
  void shouldHoldTheProxyItselfToTheAddressesThatAreAllowed() {
    secured = new SecuredServer(RateSettings.OFF, OFFICE, PROXY);

    assertThat(secured.get(secured.reader, LIST).statusCode()).isEqualTo(403);
    assertThat(secured.server.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(
            secured
                .server
                .send(
                    secured
                        .server
                        .request("/health/live")
                        .header("X-Forwarded-For", "198.51.100.1"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void shouldTakeNobodyElsesWordForTheCaller() {
    secured = new SecuredServer(RateSettings.OFF, OFFICE, "10.0.0.1");

    assertThat(forwarded(secured.reader, "203.0.113.9").statusCode()).isEqualTo(403);
  }

  @Test
  void shouldAskForPatienceWhenAKeyAsksTooFast() {
    secured = new SecuredServer(SLOW, "", "");

    HttpResponse<String> refused = untilRefused(() -> secured.as(secured.reader, LIST));

    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("requests must come more slowly");
    assertThat(secured.get(secured.bound, LIST).statusCode()).isEqualTo(200);
    assertThat(secured.server.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAskForPatienceAsTheOldServiceDidOnItsPath() {
    secured = new SecuredServer(SLOW, "", "");

    HttpResponse<String> refused =
        untilRefused(
            () ->
                secured
                    .as(secured.reader, "/recommend")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"customer_id\":7}")));

    assertThat(refused.body()).startsWith("{\"detail\":\"requests must come more slowly");
  }

  @Test
  void shouldCountWhoIsUnknownByTheAddressBehindTheProxy() {
    secured = new SecuredServer(SLOW, "", PROXY);

    untilRefused(() -> secured.server.request(LIST).header("X-Forwarded-For", "203.0.113.9"));

    assertThat(forwarded("203.0.113.10").statusCode()).isEqualTo(401);
    assertThat(forwarded(secured.reader, "203.0.113.9").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> untilRefused(Supplier<HttpRequest.Builder> request) {
    return Stream.generate(() -> secured.server.send(request.get()))
        .limit(PATIENCE)
        .filter(answer -> answer.statusCode() == 429)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> forwarded(String forwardedFor) {
    return secured.server.send(
        secured.server.request(LIST).header("X-Forwarded-For", forwardedFor));
  }

  private HttpResponse<String> forwarded(String key, String forwardedFor) {
    return secured.server.send(secured.as(key, LIST).header("X-Forwarded-For", forwardedFor));
  }
}
