package io.concord.local.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.contract.Instances;
import io.concord.contract.Instances.Instance;
import io.concord.contract.Instances.Task;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import io.concord.topology.Stages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeJudgeTest {
  private static final Task ORDERS = new Task(Stages.ASSEMBLE_ORDERS, 1, 0);
  private static final Task LINES = new Task(Stages.ROUTE_LINES, 1, 0);

  @Test
  void shouldAcceptOneNodeWithoutCopies() {
    assertThat(judge(List.of(), node("a:1", true, List.of(ORDERS), List.of())))
        .containsExactly(Finding.ok("1 nodes, lag 7"));
  }

  @Test
  void shouldMissCopiesOfStatesOnly() {
    assertThat(
            judge(
                List.of(),
                node("a:1", true, List.of(ORDERS, LINES), List.of()),
                node("b:1", true, List.of(), List.of())))
        .singleElement()
        .extracting(Finding::seen)
        .isEqualTo("no node has a copy of [assemble-orders/1]");
    assertThat(
            judge(
                List.of(),
                node("a:1", true, List.of(ORDERS, LINES), List.of()),
                node("b:1", true, List.of(), List.of(ORDERS))))
        .containsExactly(Finding.ok("2 nodes, lag 7"));
  }

  @Test
  void shouldFindWhatNobodyDoesAndWhoCannotBeReached() {
    assertThat(
            judge(
                List.of(ORDERS),
                node("a:1", true, List.of(), List.of()),
                node("a:1", true, List.of(), List.of()),
                node("b:1", false, List.of(), List.of())))
        .extracting(Finding::seen)
        .containsExactly(
            "nobody processes [assemble-orders/1]",
            "several nodes say that they are at a:1",
            "node b:1 cannot be reached from this one");
  }

  @ParameterizedTest
  @CsvSource({
    "true,true,live,OK",
    "true,true,catching-up,WARNING",
    "false,true,live,ERROR",
    "false,false,live,ERROR"
  })
  void shouldJudgeReadiness(boolean ready, boolean live, String mode, Severity severity)
      throws Exception {
    String body =
        "{\"ready\":%s,\"live\":%s,\"mode\":\"%s\",\"lag\":3,\"detail\":\"restoring\"}"
            .formatted(ready, live, mode);
    Finding finding = NodeJudge.ready(new ObjectMapper().readTree(body));
    assertThat(finding.severity()).isEqualTo(severity);
    if (!ready) {
      assertThat(finding.sentence()).contains("restoring", live ? "wait" : "restart");
    }
  }

  @Test
  void shouldSumMetricsOverTheirLabels() {
    Map<String, Double> metrics =
        Metrics.sums(
            """
            # HELP recommender_exactness_mismatches_total a {thing} 9
            recommender_exactness_mismatches_total{task="0 0"} 1.0
            recommender_exactness_mismatches_total{task="0 1"} 2.0 1700000000
            recommender_dead_letters_open 0.0
            other +Inf
            """);
    assertThat(metrics)
        .containsEntry("recommender_exactness_mismatches_total", 3.0)
        .containsEntry("recommender_dead_letters_open", 0.0)
        .hasSize(3);
    assertThat(NodeJudge.exactness(metrics).severity()).isEqualTo(Severity.ERROR);
    assertThat(NodeJudge.exactness(Map.of()).severity()).isEqualTo(Severity.OK);
    assertThat(NodeJudge.letters(metrics).severity()).isEqualTo(Severity.OK);
    assertThat(NodeJudge.letters(Map.of()).severity()).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"true,10000,OK", "true,2000,WARNING", "true,500,ERROR", "false,10000,ERROR"})
  void shouldWantAFolderOfStoresWithRoom(boolean writable, long freeMb, Severity severity) {
    assertThat(SettingsJudge.stateDir("/state", writable, freeMb << 20).severity())
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0,1,OK", "0,2,WARNING", "1,2,OK"})
  void shouldWantCopiesWhereThereAreSeveralNodes(int standbys, int nodes, Severity severity) {
    assertThat(SettingsJudge.copies(standbys, nodes).severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"true,1,OK", "true,2,WARNING", "false,2,OK"})
  void shouldWantAnAddressThatOtherNodesReach(boolean loopback, int nodes, Severity severity) {
    assertThat(SettingsJudge.address("node", loopback, nodes).severity()).isEqualTo(severity);
  }

  private static List<Finding> judge(List<Task> unassigned, Instance... nodes) {
    return NodeJudge.instances(new Instances(Instant.EPOCH, 7, List.of(nodes), unassigned));
  }

  private static Instance node(
      String address, boolean reachable, List<Task> active, List<Task> standby) {
    return new Instance(address, false, reachable, 0, active, standby);
  }
}
