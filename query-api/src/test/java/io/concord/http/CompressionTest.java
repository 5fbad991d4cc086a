package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final String LIST = "/v1/clients/1/recommendations";

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
  void shouldCompressTheSameBodyWhenTheCallerAsksForIt() throws Exception {
    HttpResponse<byte[]> compressed = get(server, LIST, "gzip, deflate, br");
    HttpResponse<String> plain = server.get(LIST);

    assertThat(header(compressed, "Content-Encoding")).contains("gzip");
    assertThat(header(compressed, "Content-Length")).contains("" + compressed.body().length);
    assertThat(compressed.body().length).isLessThan(plain.body().length() / 3);
    assertThat(read(compressed)).isEqualTo(plain.body());
    assertThat(header(compressed, "ETag")).isEqualTo(plain.headers().firstValue("ETag"));
    assertThat(header(compressed, "Vary")).contains("Accept-Encoding");
    assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/page/js/live-list.js", "/docs/swagger-ui-bundle.js"})
  void shouldCompressDocumentsAndFilesOfPages(String path) throws Exception {
    HttpResponse<byte[]> compressed = get(server, path, "gzip");

    assertThat(header(compressed, "Content-Encoding")).contains("gzip");
    assertThat(read(compressed)).isEqualTo(server.get(path).body());
  }

  @Test
  void shouldAnswerHeadWithTheHeadersOfTheCompressedBody() {
    HttpResponse<String> head =
        server.send(
            server
                .request(LIST)
                .header("Accept-Encoding", "gzip")
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void shouldLeaveTheBodyWhenItIsShortOrPlainIsPreferred() throws Exception {
    assertThat(header(get(server, "/v1/clients/1", "gzip"), "Content-Encoding")).isEmpty();
    assertThat(header(get(server, LIST, "gzip;q=0, identity"), "Content-Encoding")).isEmpty();
  }

  @Test
  void shouldLeaveEveryBodyWhenTheSettingSaysSo() throws Exception {
    try (TestServer plain = new TestServer(new AnswerSettings(false, Set.of()))) {
      HttpResponse<byte[]> response = get(plain, LIST, "gzip");

      assertThat(header(response, "Content-Encoding")).isEmpty();
      assertThat(header(response, "Vary")).isEmpty();
    }
  }

  private static HttpResponse<byte[]> get(TestServer server, String path, String accepted)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            server.request(path).header("Accept-Encoding", accepted).GET().build(),
            BodyHandlers.ofByteArray());
  }

  private static String read(HttpResponse<byte[]> response) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new java.io.ByteArrayInputStream(response.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name);
  }
}
