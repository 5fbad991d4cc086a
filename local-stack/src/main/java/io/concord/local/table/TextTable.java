package io.concord.local.table;

import java.util.ArrayList;
import java.util.List;

/** Rows as lines whose columns stand below each other; the last one is as long as it is. */
public final class TextTable {
  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... titles) {
    this.titles = List.of(titles);
    rows.add(this.titles);
  }

  /** With as many cells as there are titles. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The titles, then the rows. */
  public List<String> lines() {
    StringBuilder format = new StringBuilder();
    for (int column = 0; column < titles.size() - 1; column++) {
      int at = column;
      int width = rows.stream().mapToInt(row -> row.get(at).length()).max().orElseThrow();
      format.append("%-").append(width).append("s  ");
    }
    format.append("%s");
    return rows.stream().map(row -> format.toString().formatted(row.toArray())).toList();
  }
}
