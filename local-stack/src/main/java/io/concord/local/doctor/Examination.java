package io.concord.local.doctor;

import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.check.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the checks of a part one after the other, in no more than the given time altogether. What
 * hangs is left to its thread, which does not keep the process alive.
 */
final class Examination {
  private final Report report;
  private final Duration timeout;

  Examination(Report report, Duration timeout) {
    this.report = report;
    this.timeout = timeout;
  }

  /** Returns whether the part could be asked: it was reached, and answered in time. */
  boolean run(Part part) throws InterruptedException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread created = new Thread(task, "doctor");
              created.setDaemon(true);
              return created;
            });
    Run run = new Run(thread, System.nanoTime() + timeout.toNanos());
    try {
      part.checks().forEach(run::add);
      return !part.isRemote() || run.isAsked();
    } finally {
      if (run.hung != null) {
        thread.shutdownNow();
      } else {
        thread.execute(part::close);
        thread.shutdown();
        thread.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** One pass through the checks of a part. */
  private final class Run {
    private final ExecutorService thread;
    private final long deadlineNanos;
    private final Map<String, Boolean> failed = new HashMap<>();
    private String first;
    private String hung;

    Run(ExecutorService thread, long deadlineNanos) {
      this.thread = thread;
      this.deadlineNanos = deadlineNanos;
    }

    boolean isAsked() {
      return hung == null && !failed.getOrDefault(first, false);
    }

    void add(Check check) {
      first = first == null ? check.name() : first;
      List<Finding> findings = findings(check);
      failed.put(check.name(), findings.stream().anyMatch(Run::isFailure));
      findings.forEach(finding -> report.add(check.name(), finding));
    }

    private static boolean isFailure(Finding finding) {
      return finding.severity() == Severity.ERROR || finding.severity() == Severity.SKIPPED;
    }

    private List<Finding> findings(Check check) {
      if (hung != null) {
        return List.of(Finding.skipped("not asked: " + hung + " took all the time there was"));
      }
      if (check.needs() != null && failed.getOrDefault(check.needs(), false)) {
        return List.of(Finding.skipped("not asked: see " + check.needs()));
      }
      try {
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        return thread.submit(check.question()::ask).get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        hung = check.name();
        return List.of(Failure.timeout(timeout));
      } catch (ExecutionException e) {
        return List.of(Failure.finding(e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        hung = check.name();
        return List.of(Finding.skipped("interrupted"));
      }
    }
  }
}
