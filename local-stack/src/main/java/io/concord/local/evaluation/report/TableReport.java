package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.GroupResult;
import io.concord.local.evaluation.measure.Metric;
import io.concord.local.evaluation.measure.SplitResult;
import io.concord.local.evaluation.measure.StrategyResult;
import io.concord.local.evaluation.measure.TrialResult;
import io.concord.scoring.Segment;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The report for a terminal of 120 columns. */
final class TableReport {
  private static final int NAME_WIDTH = 11;
  private static final int CELL_WIDTH = 22;

  private final Outcome outcome;
  private final Sentences sentences;
  private final StringBuilder text = new StringBuilder();

  TableReport(Outcome outcome) {
    this.outcome = outcome;
    this.sentences = new Sentences(outcome);
  }

  String text() {
    line(outcome.data().sentence());
    line("Intervals: " + sentences.intervals() + ".");
    line("Differences are to v3, client by client.");
    for (SplitResult split : outcome.result().splits()) {
      trial(sentences.title(split), split.trial());
      DueRows.of(split.due()).forEach(row -> line(row.text()));
    }
    trial(sentences.lastOrdersTitle(), outcome.result().leaveLastOut());
    return text.toString();
  }

  private void trial(String title, TrialResult trial) {
    line("");
    line(title);
    if (trial.clients() == 0) {
      line("nobody ordered before and after");
      return;
    }
    head();
    group(trial, StrategyResult::all);
    Map<Segment, Integer> segments = Sentences.segments(trial);
    if (segments.size() == 1) {
      line("all " + segments.keySet().iterator().next());
      return;
    }
    segments.forEach(
        (segment, clients) -> {
          line(segment + ", " + Sentences.clients(clients));
          group(trial, result -> result.segments().get(segment));
        });
  }

  private void head() {
    StringBuilder row = name("");
    for (Metric metric : Metric.values()) {
      row.append(cell(sentences.metric(metric)));
    }
    line(row.toString());
  }

  private void group(TrialResult trial, Function<StrategyResult, GroupResult> choice) {
    for (StrategyResult result : trial.strategies()) {
      row(result.strategy().label(), choice.apply(result).metrics(), TableReport::value);
    }
    if (trial.strategies().size() > 1) {
      line("less v3");
    }
    for (StrategyResult result : trial.strategies()) {
      Map<Metric, Estimate> differences = choice.apply(result).differences();
      if (!differences.isEmpty()) {
        row("  " + result.strategy().label(), differences, TableReport::difference);
      }
    }
  }

  private void row(
      String name, Map<Metric, Estimate> estimates, Function<Estimate, String> format) {
    StringBuilder row = name(name);
    estimates.values().forEach(estimate -> row.append(cell(format.apply(estimate))));
    line(row.toString());
  }

  /** Such as {@code 0.2074 (.2003 .2150)}. */
  private static String value(Estimate estimate) {
    String mean = String.format(Locale.ROOT, "%.4f", estimate.mean());
    return estimate.interval() == null
        ? mean
        : mean
            + " (%s %s)"
                .formatted(
                    brief("%.4f", estimate.interval().low()),
                    brief("%.4f", estimate.interval().high()));
  }

  /** Such as {@code +.0232 (+.020 +.027)}. */
  private static String difference(Estimate estimate) {
    String mean = brief("%+.4f", estimate.mean());
    return estimate.interval() == null
        ? mean
        : mean
            + " (%s %s)"
                .formatted(
                    brief("%+.3f", estimate.interval().low()),
                    brief("%+.3f", estimate.interval().high()));
  }

  /** As wide for 1 as for less: without the 0 before the point, and without the sign of a 0. */
  private static String brief(String format, double number) {
    return String.format(Locale.ROOT, format, number)
        .replaceFirst("^([+-]?1\\.0+)0$", "$1")
        .replaceFirst("^([+-]?)0\\.", "$1.")
        .replaceFirst("^[+-](\\.0+)$", " $1");
  }

  private static StringBuilder name(String name) {
    return new StringBuilder(String.format("%-" + NAME_WIDTH + "s", name));
  }

  private static String cell(String text) {
    return String.format("%-" + CELL_WIDTH + "s", text);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
