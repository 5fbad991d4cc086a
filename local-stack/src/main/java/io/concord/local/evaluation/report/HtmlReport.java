package io.concord.local.evaluation.report;

import static io.concord.local.evaluation.report.Html.escaped;

import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.GroupResult;
import io.concord.local.evaluation.measure.Metric;
import io.concord.local.evaluation.measure.SplitResult;
import io.concord.local.evaluation.measure.StrategyResult;
import io.concord.local.evaluation.measure.TrialResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The report as one page that loads nothing and needs no script. */
final class HtmlReport {
  private static final String STYLE = "evaluation.css";

  private final Outcome outcome;
  private final Sentences sentences;
  private final StringBuilder page = new StringBuilder();

  HtmlReport(Outcome outcome) {
    this.outcome = outcome;
    this.sentences = new Sentences(outcome);
  }

  String text() {
    head();
    for (SplitResult split : outcome.result().splits()) {
      trial(sentences.title(split), split.trial());
      due("Reorders due, from " + split.split().day(), DueRows.of(split.due()));
    }
    trial(sentences.lastOrdersTitle(), outcome.result().leaveLastOut());
    strategies();
    add("</main></body></html>");
    return page.toString();
  }

  private void head() {
    add("<!DOCTYPE html>");
    add("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    add(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\">");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    add("<meta name=\"color-scheme\" content=\"light dark\">");
    add("<title>Evaluation of " + escaped(outcome.data().file()) + "</title>");
    add("<style>" + style() + "</style></head><body><main>");
    add("<h1>What the lists foresaw</h1>");
    add("<p>" + escaped(outcome.data().sentence()) + ".</p>");
    add("<p>Every client's list is made of the orders before a moment and held against what the");
    add("client bought then: in the window from a split, or in its last order. All numbers are");
    add("means over clients, from 0 to 1.</p>");
    add("<p>Lines are confidence intervals: " + escaped(sentences.intervals()) + ".</p>");
  }

  private void trial(String title, TrialResult trial) {
    add("<section><h2>" + escaped(title) + "</h2>");
    if (trial.clients() == 0) {
      add("<p>Nobody ordered before and after.</p></section>");
      return;
    }
    add("<div class=\"plots\">");
    for (Metric metric : Metric.values()) {
      plot(
          sentences.metric(metric),
          metric.explanation(),
          "%.4f",
          trial,
          result -> result.all().metrics().get(metric));
    }
    add("</div>");
    differences(trial);
    segments(trial);
    new HtmlTable(sentences, page).add(trial);
    add("</section>");
  }

  private void due(String title, List<DueRows.Row> rows) {
    add("<section><h2>" + escaped(title) + "</h2><div class=\"wide\"><table>");
    rows.forEach(row -> add(row.html()));
    add("</table></div></section>");
  }

  private void differences(TrialResult trial) {
    if (trial.strategies().size() < 2) {
      return;
    }
    add("<h3>Differences to v3, client by client</h3><div class=\"plots\">");
    for (Metric metric : Metric.values()) {
      plot(
          sentences.metric(metric) + " less v3's",
          "",
          "%+.4f",
          trial,
          result -> result.all().differences().get(metric));
    }
    add("</div>");
  }

  private void segments(TrialResult trial) {
    String precision = sentences.metric(Metric.PRECISION);
    add("<h3>" + escaped(precision) + " by segment</h3><div class=\"plots\">");
    Sentences.segments(trial)
        .forEach(
            (segment, clients) ->
                plot(
                    segment + ", " + Sentences.clients(clients),
                    "",
                    "%.4f",
                    trial,
                    result -> precision(result.segments().get(segment))));
    add("</div>");
  }

  private static Estimate precision(GroupResult group) {
    return group.metrics().get(Metric.PRECISION);
  }

  /** Strategies without such an estimate are left out. */
  private void plot(
      String title,
      String explanation,
      String format,
      TrialResult trial,
      Function<StrategyResult, Estimate> choice) {
    List<IntervalPlot.Row> rows =
        trial.strategies().stream()
            .filter(result -> choice.apply(result) != null)
            .map(result -> new IntervalPlot.Row(result.strategy().label(), choice.apply(result)))
            .toList();
    add(new IntervalPlot(title, explanation, format, rows).figure());
  }

  private void strategies() {
    add("<section><h2>Strategies</h2><p>Ties are by product ID.</p><dl>");
    outcome.result().leaveLastOut().strategies().stream()
        .map(StrategyResult::strategy)
        .forEach(strategy -> define(strategy.label(), strategy.explanation()));
    add("</dl></section>");
  }

  private void define(String term, String meaning) {
    add("<dt>" + escaped(term) + "</dt><dd>" + escaped(meaning) + "</dd>");
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(css, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String html) {
    page.append(html).append('\n');
  }
}
