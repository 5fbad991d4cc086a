package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.local.CommandRun;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever alerts and dashboard ask for, and the pages name, is what a running node says. */
class ExportedMetricsTest {
  /**
   * Metrics of Kafka are looked for every few seconds, timers and collections come when they do.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /** Added by Prometheus, or by its functions. */
  private static final Set<String> ADDED = Set.of("instance", "job");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldExportEachMetricThatIsAskedForWithItsLabels(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      assertThat(CommandRun.of("create-topics", "--kafka", broker.bootstrapServers()).exitCode())
          .isZero();
      try (RecommenderNode node = new RecommenderNode(settings(broker, folder))) {
        node.start();
        await().atMost(PATIENCE).until(() -> get(node, "/health/ready").statusCode() == 200);
        // timers and histograms appear with their first event
        get(node, "/v1/clients/1");
        System.gc();
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(missing(exported(get(node, "/metrics").body()))).isEmpty());
      }
    }
  }

  private static NodeSettings settings(EmbeddedBroker broker, Path folder) {
    return NodeSettings.from(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "state.dir",
            folder.resolve("state").toString(),
            "http.port",
            "0"),
        "test");
  }

  /** What is asked for and not exported, with the place that asks. */
  private static List<MetricUse> missing(Map<String, Set<String>> exported) {
    List<MetricUse> uses = new ArrayList<>(DashboardTest.metrics());
    AlertsTest.alerts()
        .forEach(alert -> uses.addAll(MetricUse.in(alert.expression(), alert.name())));
    assertThat(uses).hasSizeGreaterThan(50);
    List<MetricUse> missing = new ArrayList<>(Documents.metrics());
    missing.removeIf(named -> exported.containsKey(named.name() + "_count"));
    missing.addAll(uses);
    missing.removeIf(use -> isExported(use, exported));
    return missing;
  }

  private static boolean isExported(MetricUse use, Map<String, Set<String>> exported) {
    Set<String> labels = new TreeSet<>(use.labels());
    labels.removeAll(ADDED);
    return exported.containsKey(use.name()) && exported.get(use.name()).containsAll(labels);
  }

  /** Labels by the name of the sample. */
  private static Map<String, Set<String>> exported(String metrics) {
    Map<String, Set<String>> exported = new HashMap<>();
    metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String name = line.split("[{ ]", 2)[0];
              exported
                  .computeIfAbsent(name, none -> new TreeSet<>())
                  .addAll(Repository.findAll(line, "[{,](\\w+)=\""));
            });
    return exported;
  }

  private HttpResponse<String> get(RecommenderNode node, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
