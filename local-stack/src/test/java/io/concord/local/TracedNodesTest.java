package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.local.ChildStack.Ready;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real nodes that are followed and whose logs are JSON. */
class TracedNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  /** Whatever was under way is sent as the nodes end. */
  @Test
  void shouldSendSpansOfOneTraceFromBothNodesAndLogNothingButJson() throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), LocalDate.now(Noon.zone()));
    try (TraceCollector collector = TraceCollector.start();
        ChildStack stack = start(collector, orders)) {
      Ready ready = stack.awaitReady();
      for (long client = 1; client <= TestOrders.LIGHT_LAST; client++) {
        ask(ready.nodes().get(0), client);
      }
      stack.terminate();
      assertThat(stack.awaitExit(PATIENCE)).isZero();

      requireTraced(collector.of("node-1"), "find client", "GET /v1/clients/{id}/recommendations");
      requireTraced(collector.of("node-2"), "get recommendations", "concord.partition");
    }
    requireJson("node-1");
    requireJson("node-2");
  }

  private ChildStack start(TraceCollector collector, Path orders) throws Exception {
    return ChildStack.start(
        folder,
        Map.ofEntries(
            ChildStack.SHORT_LIVED,
            Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()),
            Map.entry("CONCORD_LOG_FORMAT", "json"),
            Map.entry("CONCORD_ZONE", Noon.zone().getId())),
        "local",
        "--nodes=2",
        "--no-simulator",
        "--port=0",
        "--orders=" + orders,
        "--data=" + folder.resolve("data"));
  }

  private static void ask(String node, long client) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node + "/v1/clients/" + client + "/recommendations"))
            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static void requireTraced(List<String> bodies, String... names) {
    String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    assertThat(String.join("", bodies))
        .contains(trace, "concord-recommender", "http.response.status_code")
        .contains(names);
  }

  private void requireJson(String node) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      Path log =
          files
              .filter(file -> file.endsWith(Path.of(node + ".log")))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there must be a log of " + node));
      List<String> lines =
          Files.readAllLines(log).stream()
              .filter(line -> !line.startsWith("ready "))
              .filter(line -> !line.startsWith(ChildStack.PICKED_UP))
              .toList();
      assertThat(lines).anyMatch(line -> line.contains("Stopped."));
      for (String line : lines) {
        JsonNode event = new ObjectMapper().readTree(line);
        assertThat(event.path("service.node.name").textValue()).isEqualTo(node);
      }
    }
  }
}
