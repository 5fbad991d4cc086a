package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Latencies;
import io.concord.benchmarks.Report;
import io.concord.benchmarks.chaos.Asked.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Says what happened, how it was answered, and which targets were met. */
final class ChaosReport {
  private static final double ANSWERED_MIN = 0.999;
  private static final long UNANSWERED_MAX_MS = 5_000;
  private static final long[] STALE_UP_TO_MS = {0, 1_000, 5_000, 10_000, 30_000, Long.MAX_VALUE};
  private static final int SHOWN = 5;
  private static final int LINES_SHOWN = 60;

  private final Report report;
  private final Timeline timeline;
  private final List<Asked> asked;
  private final Tormentor tormentor;

  ChaosReport(Report report, Timeline timeline, List<Asked> asked, Tormentor tormentor) {
    this.report = report;
    this.timeline = timeline;
    this.asked = asked;
    this.tormentor = tormentor;
  }

  static Report begin(double minutes, int nodes, long seed) {
    return new Report(
        Report.format(
            "Chaos: %d nodes under load for %.1f minutes, --seed %d", nodes, minutes, seed),
        "requests",
        "all",
        "fresh",
        "stale <= 1 s",
        "<= 5 s",
        "<= 10 s",
        "<= 30 s",
        "more",
        "refused",
        "p50 ms",
        "p99 ms",
        "max ms");
  }

  /** Whether all targets were met. */
  boolean fill(
      AnswerCheck answers,
      Changes changes,
      FinalCheck end,
      long transactions,
      Map<String, Vitals> before,
      Map<String, Vitals> after) {
    report.row(row("lists", request -> request.kind() == Kind.LIST));
    report.row(row("batches of 20", request -> request.kind() == Kind.BATCH));
    report.row(row("profiles", request -> request.kind() == Kind.PROFILE));
    report.row(row("all", request -> true));
    report.row(row("while a node joined", request -> tormentor.isJoining(request.sentMs())));
    notes(answers, changes, transactions);
    after.forEach(
        (node, vitals) ->
            report.note(
                "%s: resident / heap in use, MB: %s at the beginning, %s at the end.",
                node, before.get(node), vitals));
    report.note("");
    timeline.entries().forEach(entry -> report.note("%s", timeline.text(entry)));
    report.note("");
    answers.examples().forEach(example -> report.note("%s", example));
    end.mismatches().stream().limit(LINES_SHOWN).forEach(text -> report.note("%s", text));
    end.differences().stream().limit(SHOWN).forEach(text -> report.note("%s", text));
    return verdict(answers, changes, end);
  }

  private void notes(AnswerCheck answers, Changes changes, long transactions) {
    report.note("");
    report.note(
        "%d transactions; %d events, %d gaps, %d duplicates.",
        transactions, changes.events(), changes.gaps(), changes.duplicates());
    report.note(
        "%d requests went to another node after one refused or was silent for 2 s.",
        asked.stream().filter(request -> request.failovers() > 0).count());
    report.note(
        "%d lists answered: %d wrong, %d rolled back by a crash, %d of another day; %d older than"
            + " they said by what was published (max %d ms), %d by what was captured (max %d ms).",
        answers.lists(),
        answers.wrong(),
        answers.rolledBack(),
        answers.otherDay(),
        answers.understated(),
        answers.understatedMaxMs(),
        answers.behindCapture(),
        answers.behindCaptureMaxMs());
  }

  private Object[] row(String name, Predicate<Asked> which) {
    Latencies latencies = new Latencies();
    long[] counts = new long[STALE_UP_TO_MS.length];
    long all = 0;
    long refused = 0;
    for (Asked request : asked) {
      if (which.test(request)) {
        all++;
        if (request.isRefused()) {
          refused++;
        } else {
          counts[bucket(request.stalenessMs())]++;
          latencies.add(request.nanos());
        }
      }
    }
    return new Object[] {
      name,
      all,
      counts[0],
      counts[1],
      counts[2],
      counts[3],
      counts[4],
      counts[5],
      refused,
      latencies.text(0.5),
      latencies.text(0.99),
      latencies.text(1)
    };
  }

  private static int bucket(long stalenessMs) {
    int bucket = 0;
    while (stalenessMs > STALE_UP_TO_MS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  private boolean verdict(AnswerCheck answers, Changes changes, FinalCheck end) {
    long refused = asked.stream().filter(Asked::isRefused).count();
    double answered = 1 - (double) refused / asked.size();
    long waitedMs =
        asked.stream()
            .mapToLong(request -> request.endMs() - request.waitingSinceMs())
            .max()
            .orElse(0);
    long joining =
        asked.stream()
            .filter(request -> request.isRefused() && tormentor.isJoining(request.sentMs()))
            .count();
    Verdict verdict = new Verdict(report);
    report.note("");
    verdict.target(end.isVerified(), "verify-state: %s", end.verifiedText());
    verdict.target(
        changes.gaps() + changes.duplicates() == 0,
        "no gap and no duplicate among the events of a client");
    verdict.target(
        end.differences().isEmpty(),
        "the last event of each client is what each node serves, %d are not",
        end.differences().size());
    verdict.target(answers.wrong() == 0, "no wrong answer, found %d", answers.wrong());
    verdict.target(
        answers.understated() + answers.behindCapture() == 0,
        "no answer older than it says, found %d and %d",
        answers.understated(),
        answers.behindCapture());
    verdict.target(
        answered >= ANSWERED_MIN,
        "99.9 %% answered, found %.3f %%",
        Math.floor(answered * 1e5) / 1e3);
    verdict.target(
        waitedMs <= UNANSWERED_MAX_MS,
        "no client without an answer for more than 5 s, found %.1f s at most",
        waitedMs / 1e3);
    verdict.target(
        tormentor.hasJoined() && joining == 0,
        "no refused request while a node joined, found %d",
        joining);
    return verdict.isMet();
  }
}
