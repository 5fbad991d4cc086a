package io.concord.benchmarks;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run rescoring}: the JMH benchmarks. */
@Command(name = "rescoring", description = "Rescoring one client with 2,000 orders.")
final class RescoringCommand implements Callable<Integer> {
  @Option(names = "--forks", defaultValue = "2", description = "Default ${DEFAULT-VALUE}.")
  private int forks;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            "Rescoring: one client with 2,000 orders and 20,000 lines",
            "",
            "products",
            "µs",
            "± 99.9 %",
            "of limit");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RankingBenchmark.class.getName())
                    .include(RescoringBenchmark.class.getName())
                    .forks(forks)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    double limit = score(results, "rank", "3000");
    results.forEach(run -> row(report, run, limit));
    report.note("limit: rank of 3,000 products, that is scoring the same arrays in memory.");
    report.print();
    return 0;
  }

  private static void row(Report report, RunResult run, double limit) {
    Result<?> result = run.getPrimaryResult();
    String products = run.getParams().getParam("products");
    report.row(
        result.getLabel(),
        products == null ? "3000" : products,
        Report.format("%.1f", result.getScore()),
        Report.format("%.1f", result.getScoreError()),
        Report.format("%.2f", result.getScore() / limit));
  }

  private static double score(Collection<RunResult> results, String label, String products) {
    return results.stream()
        .filter(run -> run.getPrimaryResult().getLabel().equals(label))
        .filter(run -> products.equals(run.getParams().getParam("products")))
        .mapToDouble(run -> run.getPrimaryResult().getScore())
        .findFirst()
        .orElseThrow();
  }
}
