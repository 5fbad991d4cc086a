package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The Grafana dashboard. */
class DashboardTest {
  private static final int WIDTH = 24;
  private static final JsonNode DASHBOARD =
      Repository.json("deploy/grafana/dashboards/recommender.json");

  /** Expressions of all panels with the panel's title. */
  static List<MetricUse> metrics() {
    List<MetricUse> uses = new ArrayList<>();
    for (JsonNode panel : charts()) {
      panel
          .path("targets")
          .forEach(
              target ->
                  uses.addAll(
                      MetricUse.in(target.path("expr").asText(), panel.path("title").asText())));
    }
    return uses;
  }

  private static List<JsonNode> charts() {
    List<JsonNode> charts = new ArrayList<>();
    DASHBOARD
        .path("panels")
        .forEach(
            panel -> {
              if (!panel.path("type").asText().equals("row")) {
                charts.add(panel);
              }
            });
    return charts;
  }

  @Test
  void shouldAskTheSourceThatIsChosen() {
    JsonNode variable = DASHBOARD.path("templating").path("list").path(0);
    assertThat(variable.path("type").asText()).isEqualTo("datasource");
    assertThat(variable.path("current").path("value").asText())
        .isEqualTo(
            Repository.find(
                "deploy/grafana/provisioning/datasources/prometheus.yml", "uid: (\\S+)"));
    for (JsonNode panel : charts()) {
      assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
      panel
          .path("targets")
          .forEach(
              target ->
                  assertThat(target.path("datasource").path("uid").asText())
                      .isEqualTo("${datasource}"));
    }
  }

  @Test
  void shouldExplainEachPanel() {
    assertThat(charts()).hasSizeGreaterThan(20);
    for (JsonNode panel : charts()) {
      assertThat(panel.path("description").asText()).as(panel.path("title").asText()).isNotBlank();
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText()).isNotBlank();
      assertThat(panel.path("targets")).isNotEmpty();
    }
  }

  @Test
  void shouldPlaceEachPanelOnItsOwnGround() {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : DASHBOARD.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          assertThat(taken.add(List.of(place.path("x").asInt() + x, place.path("y").asInt() + y)))
              .as(panel.path("title").asText())
              .isTrue();
        }
      }
    }
  }
}
