package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules. */
class AlertsTest {
  private static final String RULES = "deploy/prometheus/alerts.yml";
  private static final List<String> TESTS =
      List.of("deploy/prometheus/alerts-test.yml", "deploy/prometheus/alerts-days-test.yml");
  private static final String GUIDE = "docs/operations.md";

  /** An alert as its rule says it. */
  record Alert(
      String name, String expression, String severity, String summary, String description) {
    /** Under which heading the guide says what to do. */
    String anchor() {
      return "alert-" + name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
  }

  @SuppressWarnings("unchecked")
  static List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (var group : (List<Map<String, Object>>) Repository.yaml(RULES).get("groups")) {
      for (var rule : (List<Map<String, Object>>) group.get("rules")) {
        Map<String, String> labels = (Map<String, String>) rule.get("labels");
        Map<String, String> annotations = (Map<String, String>) rule.get("annotations");
        alerts.add(
            new Alert(
                rule.get("alert").toString(),
                rule.get("expr").toString(),
                labels.get("severity"),
                annotations.get("summary"),
                annotations.get("description")));
      }
    }
    return alerts;
  }

  @Test
  void shouldSayHowBadItIsAndWhatToDo() {
    assertThat(alerts()).extracting(Alert::name).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    for (Alert alert : alerts()) {
      assertThat(alert.severity()).as(alert.name()).isIn("page", "warning");
      assertThat(alert.summary()).as(alert.name()).isNotBlank();
      assertThat(alert.description()).endsWith("docs/operations.md#" + alert.anchor());
    }
  }

  @Test
  void shouldHaveAChapterOfTheGuideForEachAlert() {
    List<String> anchors =
        Repository.findAll(Repository.text(GUIDE), "(?m)^#+ (.+)$").stream()
            .map(AlertsTest::anchor)
            .toList();
    assertThat(anchors).containsAll(alerts().stream().map(Alert::anchor).toList());
  }

  /** As the renderers of Markdown make it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }

  @Test
  void shouldTestEachAlertBothWays() {
    String tests = TESTS.stream().map(Repository::text).collect(Collectors.joining());
    for (Alert alert : alerts()) {
      assertThat(tests).contains("alertname: " + alert.name() + ", exp_alerts: []");
      assertThat(Repository.findAll(tests, "(?:alertname=\"|alertname: )(" + alert.name() + ")\\b"))
          .as("tests of %s", alert.name())
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void shouldPassTheTestsOfPromtool() throws Exception {
    for (String tests : TESTS) {
      assertThat(Repository.run("promtool", "test", "rules", tests)).contains("SUCCESS");
    }
    Repository.run("promtool", "check", "rules", RULES);
    Repository.run(
        "promtool", "check", "config", "--syntax-only", "deploy/prometheus/prometheus.yml");
  }

  @Test
  void shouldReadTheRulesWhereTheyAreMounted() {
    String file = Repository.find("deploy/prometheus/prometheus.yml", "rule_files: \\[(\\S+)]");
    assertThat(Compose.read().service("prometheus").list("volumes"))
        .contains("./" + RULES + ":" + file + ":ro");
  }
}
