package io.concord.local.evaluation.report;

import io.concord.local.evaluation.measure.DueResult;
import io.concord.local.evaluation.measure.WindowOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came true of reorders, as the table and the page show it. */
final class DueRows {
  private final DueResult due;
  private final List<Row> rows = new ArrayList<>();

  private DueRows(DueResult due) {
    this.due = due;
  }

  static List<Row> of(DueResult due) {
    return new DueRows(due).rows();
  }

  /** A line of three numbers, or of their names. */
  record Row(String name, String first, String second, String third, boolean isHead) {
    private static final String LINE = "%-40s%12s%12s%18s";

    String text() {
      return LINE.formatted(name, first, second, third);
    }

    String html() {
      String cell = isHead ? "<th>%s</th>" : "<td>%s</td>";
      return "<tr><th>%s</th>".formatted(name)
          + cell.formatted(first)
          + cell.formatted(second)
          + cell.formatted(third)
          + "</tr>";
    }
  }

  private List<Row> rows() {
    head("reorder windows that ended here", "windows", "share", "of those bought");
    for (WindowOutcome outcome : WindowOutcome.values()) {
      boolean isBought = outcome != WindowOutcome.NOT_BOUGHT;
      String nominal = outcome == WindowOutcome.WITHIN ? " (nominal 50 %)" : "";
      row(
          outcome.explanation() + nominal,
          due.windows().get(outcome),
          share(due.share(outcome)),
          isBought ? share(due.shareOfBought(outcome)) : "");
    }
    head("products as of the split", "products", "bought", "");
    due.products()
        .forEach(
            (state, bought) ->
                row(
                    state.name().toLowerCase(Locale.ROOT),
                    bought.products(),
                    share(bought.share()),
                    ""));
    return rows;
  }

  private void head(String name, String first, String second, String third) {
    rows.add(new Row(name, first, second, third, true));
  }

  private void row(String name, int count, String share, String shareOfBought) {
    String number = String.format(Locale.ROOT, "%,d", count);
    rows.add(new Row(name, number, share, shareOfBought, false));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
