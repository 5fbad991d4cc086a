package io.concord.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final StringWriter printed = new StringWriter();

  @Test
  void shouldPrintALineForEachFindingAndCountThem() {
    Report report = new Report(new PrintWriter(printed), false);
    report.add("cdc.Order", Finding.error("not\n enabled", "run it"));
    report.add("kafka", Finding.ok("reached"));
    report.sum();
    assertThat(printed.toString().lines())
        .containsExactly(
            "error    cdc.Order                not enabled; run it",
            "ok       kafka                    reached",
            "2 checks: 1 ok, 0 warnings, 1 errors");
  }

  @Test
  void shouldPrintJsonForPrograms() {
    Report report = new Report(new PrintWriter(printed), true);
    report.add("cdc.Order", Finding.warning("\"slow\"", "wait"));
    report.add("cdc.Client", Finding.skipped("not asked"));
    report.sum();
    assertThat(printed.toString().lines())
        .containsExactly(
            "{\"check\":\"cdc.Order\",\"status\":\"warning\",\"seen\":\"\\\"slow\\\"\",\"advice\":\"wait\"}",
            "{\"check\":\"cdc.Client\",\"status\":\"skipped\",\"seen\":\"not asked\",\"advice\":\"\"}",
            "{\"checks\":2,\"ok\":0,\"warnings\":1,\"errors\":0,\"skipped\":1}");
  }
}
