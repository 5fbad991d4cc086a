package io.concord.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.concord.http.RequestTracer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a collector that keeps what comes; properties stand for the variables of the same name. */
class TelemetrySettingsTest {
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final List<String> PROPERTIES =
      List.of(ENDPOINT, "otel.traces.exporter", "otel.sdk.disabled", "otel.exporter.otlp.protocol");

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer collector;

  @BeforeEach
  void listen() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.setExecutor(threads);
    collector.createContext("/v1/traces", this::keep);
    collector.createContext("/still/v1/traces", exchange -> standStill());
    collector.start();
  }

  @AfterEach
  void close() {
    PROPERTIES.forEach(System::clearProperty);
    released.countDown();
    collector.stop(0);
    threads.shutdownNow();
  }

  private void keep(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void standStill() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldSendWhatHasEndedWhenTheNodeCloses() {
    set(ENDPOINT, endpoint(""));
    try (Traces traces = Traces.fromEnvironment("node-5", "1.2.3")) {
      request(traces);
    }

    assertThat(received)
        .singleElement()
        .asString()
        .contains("GET /nowhere", "concord-recommender", "node-5", "1.2.3", "http.route");
  }

  @Test
  void shouldGiveUpSoonWhenTheCollectorStandsStill() {
    set(ENDPOINT, endpoint("/still"));
    Traces traces = Traces.fromEnvironment("node-5", "1.2.3");
    request(traces);

    long start = System.nanoTime();
    traces.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void shouldBeOnWhenAnExporterOrAnEndpointIsNamed() {
    assertThat(TelemetrySettings.areWanted()).isFalse();
    set("otel.traces.exporter", "otlp");
    assertThat(TelemetrySettings.areWanted()).isTrue();
    set("otel.traces.exporter", "none");
    set(ENDPOINT, endpoint(""));
    assertThat(TelemetrySettings.areWanted()).isFalse();
    System.clearProperty("otel.traces.exporter");
    assertThat(TelemetrySettings.areWanted()).isTrue();
    set("otel.sdk.disabled", "true");
    assertThat(TelemetrySettings.areWanted()).isFalse();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheVariablesNameWhatThereIsNot() {
    set("otel.traces.exporter", "pigeon");
    assertThatThrownBy(() -> Traces.fromEnvironment("node-5", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OTEL_ variables")
        .hasMessageContaining("pigeon");

    set("otel.traces.exporter", "otlp");
    set("otel.exporter.otlp.protocol", "grpc");
    assertThatThrownBy(() -> Traces.fromEnvironment("node-5", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OTEL_ variables");
  }

  @Test
  void shouldBelieveTheVariablesAboutTheNameOfTheService() {
    Resource unnamed =
        Resource.create(Attributes.builder().put("service.name", "unknown_service:java").build());
    assertThat(attributes(unnamed))
        .containsEntry("service.name", "concord-recommender")
        .containsEntry("service.instance.id", "node-5")
        .containsEntry("service.version", "1");

    Resource named =
        Resource.create(
            Attributes.builder()
                .put("service.name", "shop")
                .put("service.instance.id", "a")
                .build());
    assertThat(attributes(named))
        .containsEntry("service.name", "shop")
        .containsEntry("service.instance.id", "a");
  }

  private static Map<String, String> attributes(Resource given) {
    Map<String, String> attributes = new HashMap<>();
    TelemetrySettings.named(given, "node-5", "1")
        .getAttributes()
        .forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
    return attributes;
  }

  private static void request(Traces traces) {
    RequestTracer.Trace trace = traces.requests().begin("GET", "/nowhere", name -> null);
    trace.end("/nowhere", 404, null);
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }

  private String endpoint(String path) {
    return "http://127.0.0.1:" + collector.getAddress().getPort() + path;
  }
}
