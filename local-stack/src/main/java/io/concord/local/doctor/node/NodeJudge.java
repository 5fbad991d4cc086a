package io.concord.local.doctor.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.Instances;
import io.concord.contract.Instances.Instance;
import io.concord.contract.Instances.Task;
import io.concord.local.doctor.check.Finding;
import io.concord.topology.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges what a node says of itself and of its peers. */
final class NodeJudge {
  private static final Set<String> WITH_STATE =
      Set.of(Stages.ASSEMBLE_ORDERS, Stages.RECORD_PURCHASES, Stages.RANK_POPULAR);
  private static final String CHECKS = "recommender_exactness_checks_total";
  private static final String MISMATCHES = "recommender_exactness_mismatches_total";

  private NodeJudge() {}

  /** Of the body of {@code /health/ready}. */
  static Finding ready(JsonNode readiness) {
    String detail = readiness.path("detail").asText();
    if (!readiness.path("ready").asBoolean()) {
      return Finding.error(
          "not ready: " + detail,
          readiness.path("live").asBoolean() ? "wait, and ask again" : "restart it; see its log");
    }
    String mode = readiness.path("mode").asText();
    String seen = "ready, %s, lag %d".formatted(mode, readiness.path("lag").asLong());
    return mode.equals("live")
        ? Finding.ok(seen)
        : Finding.warning(seen + ": lists are behind", "wait until it has caught up");
  }

  static List<Finding> instances(Instances instances) {
    List<Finding> faults = new ArrayList<>();
    if (!instances.unassigned().isEmpty()) {
      faults.add(
          Finding.error(
              "nobody processes " + names(instances.unassigned()),
              "ask again after the rebalance; if it stays, start a node"));
    }
    duplicates(instances.instances(), faults);
    for (Instance each : instances.instances()) {
      if (!each.reachable()) {
        faults.add(
            Finding.error(
                "node " + each.address() + " cannot be reached from this one",
                "see that it runs, and that its application.server is right"));
      }
    }
    copies(instances.instances(), faults);
    return faults.isEmpty()
        ? List.of(
            Finding.ok("%d nodes, lag %d".formatted(instances.instances().size(), instances.lag())))
        : faults;
  }

  private static void duplicates(List<Instance> instances, List<Finding> faults) {
    Set<String> addresses = new HashSet<>();
    for (Instance each : instances) {
      if (!addresses.add(each.address())) {
        faults.add(
            Finding.error(
                "several nodes say that they are at " + each.address(),
                "give each an application.server of its own"));
      }
    }
  }

  /** One node alone cannot copy to another. */
  private static void copies(List<Instance> instances, List<Finding> faults) {
    Set<String> copied = new HashSet<>();
    instances.forEach(each -> copied.addAll(names(each.standby())));
    Set<String> alone = new TreeSet<>();
    for (Instance each : instances) {
      each.active().stream()
          .filter(task -> WITH_STATE.contains(task.stage()))
          .map(NodeJudge::name)
          .filter(name -> !copied.contains(name))
          .forEach(alone::add);
    }
    if (instances.size() > 1 && !alone.isEmpty()) {
      faults.add(
          Finding.warning(
              "no node has a copy of " + alone,
              "set standby.replicas=1 on all nodes; a node that has just joined gets its copies"
                  + " within a minute"));
    }
  }

  private static Set<String> names(Collection<Task> tasks) {
    return tasks.stream().map(NodeJudge::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Task task) {
    return task.stage() + "/" + task.partition();
  }

  /** Of the node's metrics, summed over their labels. */
  static Finding exactness(Map<String, Double> metrics) {
    double mismatches = metrics.getOrDefault(MISMATCHES, 0.0);
    String seen =
        "%.0f stored lists checked, %.0f mismatches"
            .formatted(metrics.getOrDefault(CHECKS, 0.0), mismatches);
    return mismatches > 0
        ? Finding.error(seen, "run bin/recommender verify-state, look at its log, rebuild")
        : Finding.ok(seen);
  }

  static Finding letters(Map<String, Double> metrics) {
    double open = metrics.getOrDefault("recommender_dead_letters_open", -1.0);
    if (open < 0) {
      return Finding.warning("open dead letters are not known yet", "ask again");
    }
    return open > 0
        ? Finding.error(
            "%.0f open dead letters".formatted(open),
            "bin/recommender dead-letters list --kafka HOST:PORT")
        : Finding.ok("no open dead letters");
  }
}
