package io.concord.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.check.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private final StringWriter printed = new StringWriter();
  private final Report report = new Report(new PrintWriter(printed), false);

  @Test
  void shouldSkipWhatBuildsOnAFailedCheck() throws InterruptedException {
    TestPart part =
        new TestPart(
            Check.one("server", null, () -> Finding.ok("reached")),
            Check.one("table", "server", () -> Finding.error("missing", "create it")),
            Check.one("rows", "table", () -> Finding.ok("never asked")),
            Check.one("columns", "rows", () -> Finding.ok("never asked")),
            Check.one("clock", "server", () -> Finding.ok("right")));

    assertThat(examination(60).run(part)).isTrue();

    assertThat(printed.toString().lines())
        .containsExactly(
            "ok       server                   reached",
            "error    table                    missing; create it",
            "skipped  rows                     not asked: see table",
            "skipped  columns                  not asked: see rows",
            "ok       clock                    right");
    assertThat(part.closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldGoOnWithoutAPartThatHangs() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    TestPart part =
        new TestPart(
            Check.one("server", null, () -> Finding.ok("reached")),
            Check.one(
                "table",
                "server",
                () -> {
                  try {
                    never.await();
                  } finally {
                    interrupted.countDown();
                  }
                  return Finding.ok("never");
                }),
            Check.one("clock", "server", () -> Finding.ok("never asked")));

    assertThat(examination(1).run(part)).isFalse();

    assertThat(printed.toString().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("error    table").contains("no answer within 1 s"),
            line -> assertThat(line).startsWith("skipped  clock").contains("table took all"));
    assertThat(interrupted.await(60, TimeUnit.SECONDS))
        .as("the hung question is given up")
        .isTrue();
  }

  @Test
  void shouldReportWhatAQuestionThrows() throws InterruptedException {
    TestPart part =
        new TestPart(
            Check.one(
                "server",
                null,
                () -> {
                  throw new IllegalStateException("refused\nat line 2");
                }));

    assertThat(examination(60).run(part)).as("asked").isFalse();

    assertThat(printed.toString()).startsWith("error    server").contains("refused; see whether");
    assertThat(report.count(Severity.ERROR)).isEqualTo(1);
  }

  @Test
  void shouldTakeAPartWithoutChecksForAsked() throws InterruptedException {
    assertThat(examination(60).run(new TestPart())).isTrue();
    assertThat(printed.toString()).isEmpty();
  }

  private Examination examination(int seconds) {
    return new Examination(report, Duration.ofSeconds(seconds));
  }

  private static final class TestPart implements Part {
    private final List<Check> checks;
    private final CountDownLatch closed = new CountDownLatch(1);

    TestPart(Check... checks) {
      this.checks = List.of(checks);
    }

    @Override
    public List<Check> checks() {
      return checks;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
