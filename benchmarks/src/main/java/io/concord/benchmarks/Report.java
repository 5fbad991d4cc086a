package io.concord.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark prints: the machine, then a table aligned by its widest cells. */
public final class Report {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final String machine = machine();

  /** The machine's load is the one of this moment, before the benchmark adds to it. */
  public Report(String title, String... columns) {
    this.title = title;
    rows.add(List.of(columns));
  }

  public void row(Object... cells) {
    rows.add(java.util.Arrays.stream(cells).map(String::valueOf).toList());
  }

  public void note(String format, Object... arguments) {
    notes.add(format(format, arguments));
  }

  public void print() {
    System.out.println();
    System.out.println(title);
    System.out.println(machine);
    System.out.println();
    rows.forEach(row -> System.out.println(line(row)));
    notes.forEach(System.out::println);
    System.out.flush();
  }

  /** Says how far a long benchmark is. */
  public static void progress(String format, Object... arguments) {
    System.err.println("  " + format(format, arguments));
  }

  public static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int width = width(column);
      line.append(format(column == 0 ? "%-" + width + "s" : "  %" + width + "s", row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(1);
  }

  private static String machine() {
    return format(
        "%d cores, load %.1f, Java %s (%s), %s %s",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }
}
