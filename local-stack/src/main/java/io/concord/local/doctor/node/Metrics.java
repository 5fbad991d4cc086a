package io.concord.local.doctor.node;

import java.util.HashMap;
import java.util.Map;

/** Reads Prometheus' text format as far as sums go. */
final class Metrics {
  private Metrics() {}

  /** The sum over all labels, by name. */
  static Map<String, Double> sums(String text) {
    Map<String, Double> sums = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> add(line, sums));
    return sums;
  }

  /** Labels may hold blanks, what follows them may be a timestamp. */
  private static void add(String line, Map<String, Double> sums) {
    int brace = line.indexOf('{');
    int nameEnd = brace < 0 ? line.indexOf(' ') : brace;
    String value = line.substring(brace < 0 ? nameEnd : line.lastIndexOf('}') + 1).strip();
    sums.merge(line.substring(0, nameEnd), number(value.split(" ", 2)[0]), Double::sum);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
