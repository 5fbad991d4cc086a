package io.concord.local.evaluation.report;

/** The forms of a report; named as the user types them. */
public enum Format {
  table,
  json,
  html;

  /** The whole report, with a line break at its end. */
  public String write(Outcome outcome) {
    return switch (this) {
      case table -> new TableReport(outcome).text();
      case json -> new JsonReport(outcome).text();
      case html -> new HtmlReport(outcome).text();
    };
  }
}
