package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.Bootstrap;
import io.concord.local.evaluation.measure.Metric;
import io.concord.local.evaluation.measure.Split;
import io.concord.local.evaluation.measure.SplitResult;
import io.concord.local.evaluation.measure.TrialResult;
import io.concord.scoring.Segment;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What both the table and the page say in words. */
final class Sentences {
  private final Outcome outcome;

  Sentences(Outcome outcome) {
    this.outcome = outcome;
  }

  String title(SplitResult result) {
    Split split = result.split();
    return String.format(
        Locale.ROOT, "Split %s%s, %s", split.day(), how(split), clients(result.trial()));
  }

  String lastOrdersTitle() {
    return "Last order left out, " + clients(outcome.result().leaveLastOut());
  }

  static String clients(TrialResult trial) {
    return clients(trial.clients());
  }

  static String clients(int clients) {
    return String.format(Locale.ROOT, clients == 1 ? "1 client" : "%,d clients", clients);
  }

  String intervals() {
    Bootstrap bootstrap = outcome.result().bootstrap();
    return String.format(
        Locale.ROOT,
        "%.0f %%, by drawing the clients %,d times anew (seed %d), for %d clients or more",
        Bootstrap.LEVEL * 100,
        bootstrap.resamples(),
        bootstrap.seed(),
        Bootstrap.CLIENTS_MIN);
  }

  String metric(Metric metric) {
    return metric.isAtK() ? metric.label() + "@" + outcome.result().k() : metric.label();
  }

  /** How many clients each segment has; empty without clients. */
  static Map<Segment, Integer> segments(TrialResult trial) {
    Map<Segment, Integer> clients = new TreeMap<>();
    trial.strategies().stream()
        .limit(1)
        .forEach(first -> first.segments().forEach((s, group) -> clients.put(s, group.clients())));
    return clients;
  }

  private String how(Split split) {
    String chosen = outcome.isDefaultSplit() ? " (default: the window ends with the data)" : "";
    String cut =
        split.end().isAfter(outcome.data().lastDay().plusDays(1))
            ? " (the data ends before: " + outcome.data().lastDay() + ")"
            : "";
    return chosen
        + ", window "
        + split.windowDays()
        + (split.windowDays() == 1 ? " day" : " days")
        + cut;
  }
}
