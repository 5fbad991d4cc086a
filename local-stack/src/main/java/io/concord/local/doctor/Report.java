package io.concord.local.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Prints findings as they come, for people or for programs, and counts them. */
final class Report {
  private static final int NAME_WIDTH = 24;

  private final PrintWriter out;
  private final boolean json;
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  Report(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void add(String check, Finding finding) {
    counts.merge(finding.severity(), 1, Integer::sum);
    String label = finding.severity().label();
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("check", check).put("status", label);
      line.put("seen", finding.seen()).put("advice", finding.advice());
      out.println(line);
    } else {
      String sentence = finding.sentence().replaceAll("\\s+", " ");
      out.printf("%-8s %-" + NAME_WIDTH + "s %s%n", label, check, sentence);
    }
    out.flush();
  }

  int count(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  /** The last line. */
  void sum() {
    int checks = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("checks", checks).put("ok", count(Severity.OK));
      line.put("warnings", count(Severity.WARNING)).put("errors", count(Severity.ERROR));
      out.println(line.put("skipped", count(Severity.SKIPPED)));
    } else {
      int skipped = count(Severity.SKIPPED);
      out.printf(
          "%d checks: %d ok, %d warnings, %d errors%s%n",
          checks,
          count(Severity.OK),
          count(Severity.WARNING),
          count(Severity.ERROR),
          skipped == 0 ? "" : ", " + skipped + " skipped");
    }
    out.flush();
  }
}
