package io.concord.local.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.local.evaluation.measure.Bootstrap;
import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.EvaluationResult;
import io.concord.local.evaluation.measure.GroupResult;
import io.concord.local.evaluation.measure.Interval;
import io.concord.local.evaluation.measure.Metric;
import io.concord.local.evaluation.measure.SplitResult;
import io.concord.local.evaluation.measure.StrategyResult;
import io.concord.local.evaluation.measure.TrialResult;
import java.util.Map;

/** The report for programs; numbers in full, an interval that is not told is null. */
final class JsonReport {
  private final Outcome outcome;

  JsonReport(Outcome outcome) {
    this.outcome = outcome;
  }

  String text() {
    EvaluationResult result = outcome.result();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.set("data", data());
    report.put("k", result.k());
    report
        .putObject("bootstrap")
        .put("level", Bootstrap.LEVEL)
        .put("resamples", result.bootstrap().resamples())
        .put("seed", result.bootstrap().seed());
    ArrayNode splits = report.putArray("splits");
    result.splits().forEach(split -> splits.add(split(split)));
    report.set("leaveLastOut", trial(result.leaveLastOut()));
    return report.toPrettyString() + "\n";
  }

  private ObjectNode data() {
    DataFacts data = outcome.data();
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", data.file())
        .put("lines", data.lines())
        .put("orders", data.orders())
        .put("clients", data.clients())
        .put("products", data.products())
        .put("firstDay", data.firstDay().toString())
        .put("lastDay", data.lastDay().toString());
  }

  private ObjectNode split(SplitResult result) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("split", result.split().day().toString())
        .put("isDefault", outcome.isDefaultSplit())
        .put("windowDays", result.split().windowDays())
        .<ObjectNode>setAll(trial(result.trial()))
        .set("due", DueJson.of(result.due()));
  }

  private static ObjectNode trial(TrialResult trial) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("clients", trial.clients());
    ObjectNode strategies = node.putObject("strategies");
    trial.strategies().forEach(result -> strategies.set(result.strategy().label(), all(result)));
    return node;
  }

  private static ObjectNode all(StrategyResult result) {
    ObjectNode node = group(result.all());
    ObjectNode segments = node.putObject("segments");
    result.segments().forEach((segment, group) -> segments.set(segment.name(), group(group)));
    return node;
  }

  private static ObjectNode group(GroupResult group) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("clients", group.clients());
    putEstimates(node, group.metrics());
    if (!group.differences().isEmpty()) {
      putEstimates(node.putObject("differencesToV3"), group.differences());
    }
    return node;
  }

  private static void putEstimates(ObjectNode node, Map<Metric, Estimate> estimates) {
    estimates.forEach((metric, estimate) -> node.put(metric.label(), estimate.mean()));
    ObjectNode intervals = node.putObject("intervals");
    estimates.forEach(
        (metric, estimate) -> putInterval(intervals, metric.label(), estimate.interval()));
  }

  private static void putInterval(ObjectNode node, String name, Interval interval) {
    if (interval == null) {
      node.putNull(name);
    } else {
      node.putArray(name).add(interval.low()).add(interval.high());
    }
  }
}
