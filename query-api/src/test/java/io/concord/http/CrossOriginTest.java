package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told of pages from elsewhere. Asked raw: the JDK's client sends no Origin. */
class CrossOriginTest {
  private static final String SHOP = "https://shop.example";
  private static final String LIST = "/v1/clients/1/recommendations";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            new AnswerSettings(true, AnswerSettings.origins(SHOP + ",http://[::1]:3000")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldLetThePageReadTheAnswerWhenItsOriginIsKnown() {
    String answer = ask("GET", LIST, "Origin: " + SHOP);

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: " + SHOP + "\r\n")
        .containsPattern("Access-Control-Expose-Headers: [^\r]*ETag[^\r]*Retry-After")
        .contains("Vary: Origin\r\n")
        .doesNotContain("Access-Control-Allow-Credentials");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LIST + "|GET, HEAD",
        "/v1/recommendations:batch|POST",
        "/recommend|POST",
        "/health/live|GET, HEAD"
      })
  void shouldAnswerAPreflightWithTheMethodsOfThePath(String path, String methods) {
    String answer =
        ask(
            "OPTIONS",
            path,
            "Origin: http://[::1]:3000",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: authorization");

    assertThat(answer)
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: http://[::1]:3000\r\n")
        .contains("Access-Control-Allow-Methods: " + methods + "\r\n")
        .containsPattern("Access-Control-Allow-Headers: [^\r]*Authorization[^\r]*Last-Event-ID")
        .contains("Access-Control-Max-Age: 3600\r\n")
        .contains(
            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "null"
      })
  void shouldTellNothingWhenTheOriginIsForeign(String origin) {
    assertThat(ask("GET", LIST, "Origin: " + origin))
        .startsWith("HTTP/1.1 200")
        .contains("Vary: Origin\r\n")
        .doesNotContain("Access-Control");
    assertThat(ask("OPTIONS", LIST, "Origin: " + origin, "Access-Control-Request-Method: GET"))
        .startsWith("HTTP/1.1 405")
        .doesNotContain("Access-Control");
  }

  @Test
  void shouldLetThePageReadARefusalWhenItsOriginIsKnown() {
    assertThat(ask("GET", "/v1/clients/4/recommendations", "Origin: " + SHOP))
        .startsWith("HTTP/1.1 503")
        .contains("Access-Control-Allow-Origin: " + SHOP + "\r\n")
        .contains("Retry-After: 2\r\n");
    assertThat(ask("OPTIONS", "/nowhere", "Origin: " + SHOP, "Access-Control-Request-Method: GET"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void shouldKnowNothingOfOriginsWhenNoneIsSet() {
    try (TestServer without = new TestServer()) {
      assertThat(ask(without, "GET", LIST, "Origin: " + SHOP))
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Access-Control")
          .doesNotContain("Vary: Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "shop.example",
        "https://shop.example/",
        "https://Shop.example",
        "ftp://a",
        ","
      })
  void shouldRefuseSettingWhenItIsNoOrigin(String text) {
    assertThatThrownBy(() -> AnswerSettings.origins(text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AnswerSettings(true, Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String ask(String method, String path, String... headers) {
    return ask(server, method, path, headers);
  }

  private static String ask(TestServer server, String method, String path, String... headers) {
    return RawCaller.send(
        server.port(),
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }
}
