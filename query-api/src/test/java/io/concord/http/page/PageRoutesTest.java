package io.concord.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.RawCaller;
import io.concord.http.TestServer;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  /** Addresses of files in HTML, CSS and modules; a relative one is of the file's own folder. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:src|href)=\"(/[^\"]+)\"|from '((?:/|\\./)[^']+)'");

  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldAnswerThePageWhenTheCallerWantsHtml() {
    HttpResponse<String> page = server.send(server.request("/").header("Accept", BROWSER).GET());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Vary")).contains("Accept");
    assertThat(page.body()).startsWith("<!doctype html>");
  }

  @Test
  void shouldAnswerTheOldIndexWhenTheCallerTakesAnything() {
    HttpResponse<String> index = server.send(server.request("/").header("Accept", "*/*").GET());

    assertThat(index.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(index.headers().firstValue("Vary")).contains("Accept");
  }

  @ParameterizedTest
  @CsvSource({
    "/page/js/main.js, text/javascript; charset=utf-8",
    "/page/css/tokens.css, text/css; charset=utf-8",
    "/page/icon.svg, image/svg+xml; charset=utf-8",
    "/page/vendor/dagre-3.1.3/dagre.esm.js, text/javascript; charset=utf-8",
    "/webjars/uplot/uPlot.esm.js, text/javascript; charset=utf-8",
  })
  void shouldAnswerAFileWithItsTypeAndSpareItsBodyWhenItIsKnown(String path, String contentType) {
    HttpResponse<String> file = server.get(path);
    String etag = file.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.send(server.request(path).header("If-None-Match", etag).GET());

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/",
        "/page/js",
        "/page/js/missing.js",
        "/page/index.html",
        "/page/../log4j2.xml",
        "/page/%2e%2e/log4j2.xml",
        "/page/js/..%2f..%2f..%2fio/concord/http/HttpServer.class",
        "/page/js/%252e%252e/main.js",
        "/page//etc/passwd",
        "/page/js/main.js%00.css",
        "/page/vendor/dagre-3.1.3/LICENSE",
        "/webjars/uplot/package.json",
        "/webjars/uplot/1.6.30/dist/uPlot.esm.js",
        "/webjars/../page/js/main.js",
      })
  void shouldReachNothingElse(String path) {
    String answer = RawCaller.get(server.port(), path);

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
  }

  @Test
  void shouldHaveEveryFileThatAnotherNames() {
    Set<String> reached = new TreeSet<>();
    follow("/", reached);

    assertThat(reached)
        .contains("/page/js/sse.js", "/webjars/uplot/uPlot.esm.js")
        .hasSizeGreaterThan(25);
  }

  private void follow(String path, Set<String> reached) {
    if (!reached.add(path)) {
      return;
    }
    HttpResponse<String> file = server.send(server.request(path).header("Accept", BROWSER).GET());
    assertThat(file.statusCode()).as(path).isEqualTo(200);
    ADDRESS
        .matcher(file.body())
        .results()
        .forEach(address -> follow(absolute(path, address), reached));
  }

  private static String absolute(String from, MatchResult address) {
    String to = address.group(1) != null ? address.group(1) : address.group(2);
    return to.startsWith("./") ? from.substring(0, from.lastIndexOf('/')) + to.substring(1) : to;
  }
}
