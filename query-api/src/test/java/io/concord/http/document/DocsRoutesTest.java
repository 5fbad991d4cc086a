package io.concord.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.TestServer;
import io.concord.http.page.PageFile;
import io.concord.http.page.WebJar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsRoutesTest {
  private static TestServer server;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void shouldAllowScriptsOfThisServerAlone(String path) {
    HttpResponse<String> page = server.get(path);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'");
    assertThat(page.body()).doesNotContain("http:", "https:", "<style", "onload");
    assertThat(page.body().replaceAll("<script src=\"/[^\"]+\"></script>", ""))
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8",
    "/docs/swagger-ui.css, text/css; charset=utf-8",
    "/docs/favicon.png, image/png",
    "/redoc/redoc.standalone.js, text/javascript; charset=utf-8"
  })
  void shouldServeTheLibraries(String path, String contentType) {
    HttpResponse<String> file = server.get(path);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(file.body()).isNotBlank();
  }

  @Test
  void shouldTakeTheOutsideLogoOutOfRedoc() {
    assertThat(PageFile.read(WebJar.REDOC.file("redoc.standalone.js")).content())
        .asString()
        .contains("https://cdn.redoc.ly/");
    assertThat(server.get("/redoc/redoc.standalone.js").body()).doesNotContain("cdn.redoc.ly");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/openapi.json", "/docs/..%2fasyncapi.json", "/redoc/docs.js"})
  void shouldServeNothingElse(String path) {
    assertThat(server.get(path).statusCode()).isBetween(400, 404);
  }

  @Test
  void shouldShowEveryOperationInSwaggerUi() {
    Browser.Page page = open("/docs");

    assertThat(server.catalogue().operations())
        .allSatisfy(
            operation ->
                assertThat(page.content()).contains("data-path=\"" + operation.path() + "\""));
    assertThat(page.console()).isEmpty();
  }

  @Test
  void shouldShowEveryOperationInRedoc() {
    Browser.Page page = open("/redoc");

    assertThat(server.catalogue().operations())
        .allSatisfy(operation -> assertThat(page.content()).contains(operation.summary()));
    assertThat(page.console()).filteredOn(message -> !isRemark(message)).isEmpty();
  }

  /** Redoc's simple view of a field that is null or an object by a condition. */
  private static boolean isRemark(String message) {
    return message.startsWith("\"Incompatible types in allOf");
  }

  private Browser.Page open(String path) {
    return new Browser(folder).open("http://127.0.0.1:" + server.port() + path);
  }
}
