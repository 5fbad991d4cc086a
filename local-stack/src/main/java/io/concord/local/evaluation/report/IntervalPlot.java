package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.Estimate;
import io.concord.local.evaluation.measure.Interval;
import java.util.List;
import java.util.Locale;

/** A dot and a line for the interval, for each strategy, as one SVG element. */
final class IntervalPlot {
  private static final int WIDTH = 392;
  private static final int LEFT = 70;
  private static final int RIGHT = 268;
  private static final int ROW_HEIGHT = 32;
  private static final int TOP = 6;
  private static final String VALUE =
      "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>";

  private final String title;
  private final String explanation;
  private final String format;
  private final List<Row> rows;
  private final Axis axis;
  private final StringBuilder svg = new StringBuilder();

  /**
   * @param explanation a sentence below the title, or nothing
   * @param format of the numbers at the right
   */
  IntervalPlot(String title, String explanation, String format, List<Row> rows) {
    this.title = title;
    this.explanation = explanation;
    this.format = format;
    this.rows = rows;
    this.axis = Axis.of(rows.stream().map(Row::estimate).toList());
  }

  /** A strategy's line. */
  record Row(String label, Estimate estimate) {}

  String figure() {
    int bottom = TOP + rows.size() * ROW_HEIGHT;
    add("<figure><figcaption>%s", Html.escaped(title));
    add("<small>%s</small></figcaption>", Html.escaped(explanation));
    add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
        WIDTH, bottom + 24, description());
    axis.ticks().forEach(tick -> grid(tick, bottom));
    int y = TOP + ROW_HEIGHT / 2;
    for (Row row : rows) {
      row(row, y);
      y += ROW_HEIGHT;
    }
    add("</svg></figure>");
    return svg.toString();
  }

  private void grid(double tick, int bottom) {
    String kind = tick == 0 ? "zero" : "grid";
    double x = x(tick);
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        kind, x, TOP, x, bottom);
    add(
        "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        x, bottom + 15, shortest(tick));
  }

  private void row(Row row, int y) {
    Estimate estimate = row.estimate();
    add("<g class=\"%s\">", row.label());
    add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 10, y + 4, row.label());
    if (estimate.interval() != null) {
      interval(estimate.interval(), y);
    }
    add("<circle cx=\"%.1f\" cy=\"%d\" r=\"4\"/>", x(estimate.mean()), y);
    add(VALUE + "</g>", "value", WIDTH - 4, y - 1, number(estimate.mean()));
  }

  private void interval(Interval interval, int y) {
    double from = x(interval.low());
    double to = x(interval.high());
    add("<line class=\"interval\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", from, y, to, y);
    String text = number(interval.low()) + " to " + number(interval.high());
    add(VALUE, "tick", WIDTH - 4, y + 12, text);
  }

  private String description() {
    StringBuilder text = new StringBuilder(title);
    rows.forEach(
        row ->
            text.append(", ")
                .append(row.label())
                .append(' ')
                .append(number(row.estimate().mean())));
    return Html.escaped(text.toString());
  }

  private double x(double number) {
    return LEFT + axis.place(number) * (RIGHT - LEFT);
  }

  private String number(double number) {
    return String.format(Locale.ROOT, format, number);
  }

  /** Without zeros at the end. */
  private static String shortest(double tick) {
    return String.format(Locale.ROOT, "%.4f", tick).replaceFirst("\\.?0+$", "");
  }

  private void add(String template, Object... values) {
    svg.append(String.format(Locale.ROOT, template, values)).append('\n');
  }
}
