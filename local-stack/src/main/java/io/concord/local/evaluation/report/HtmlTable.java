package io.concord.local.evaluation.report;

import static io.concord.local.evaluation.report.Html.escaped;

import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.GroupResult;
import io.concord.local.evaluation.measure.Metric;
import io.concord.local.evaluation.measure.StrategyResult;
import io.concord.local.evaluation.measure.TrialResult;
import io.concord.scoring.Segment;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** All numbers of one trial, folded away. */
final class HtmlTable {
  private final Sentences sentences;
  private final StringBuilder page;

  HtmlTable(Sentences sentences, StringBuilder page) {
    this.sentences = sentences;
    this.page = page;
  }

  void add(TrialResult trial) {
    page.append(
        "<details><summary>All numbers</summary><div class=\"wide\"><table>\n<tr><th></th>");
    for (Metric metric : Metric.values()) {
      page.append("<th>").append(escaped(sentences.metric(metric))).append("</th>");
    }
    page.append("</tr>\n");
    group("all, " + Sentences.clients(trial), trial, StrategyResult::all);
    for (Map.Entry<Segment, Integer> segment : Sentences.segments(trial).entrySet()) {
      group(
          segment.getKey() + ", " + Sentences.clients(segment.getValue()),
          trial,
          result -> result.segments().get(segment.getKey()));
    }
    page.append("</table></div></details>\n");
  }

  private void group(
      String title, TrialResult trial, Function<StrategyResult, GroupResult> choice) {
    int columns = Metric.values().length + 1;
    page.append("<tr><th class=\"group\" colspan=\"").append(columns).append("\">");
    page.append(escaped(title)).append("</th></tr>\n");
    for (StrategyResult result : trial.strategies()) {
      row(result.strategy().label(), "%.4f", choice.apply(result).metrics());
    }
    for (StrategyResult result : trial.strategies()) {
      row(result.strategy().label() + " less v3", "%+.4f", choice.apply(result).differences());
    }
  }

  private void row(String name, String format, Map<Metric, Estimate> estimates) {
    if (estimates.isEmpty()) {
      return;
    }
    page.append("<tr><th>").append(escaped(name)).append("</th>");
    for (Estimate estimate : estimates.values()) {
      page.append("<td>").append(number(format, estimate.mean()));
      if (estimate.interval() != null) {
        page.append(" <small>").append(number(format, estimate.interval().low()));
        page.append(" to ").append(number(format, estimate.interval().high())).append("</small>");
      }
      page.append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
