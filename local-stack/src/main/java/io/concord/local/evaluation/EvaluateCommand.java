package io.concord.local.evaluation;

import io.concord.local.evaluation.measure.Bootstrap;
import io.concord.local.evaluation.measure.Evaluation;
import io.concord.local.evaluation.measure.OrderTable;
import io.concord.local.evaluation.measure.Split;
import io.concord.local.evaluation.measure.Strategy;
import io.concord.local.evaluation.report.DataFacts;
import io.concord.local.evaluation.report.Format;
import io.concord.local.evaluation.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recommender evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Measures how well the lists of the past foresaw what clients bought then, for V3, V4 and"
            + " plain baselines, with confidence intervals. Exit code 0: measured, 1: the file"
            + " cannot be read or written, 2: the options do not fit.")
public final class EvaluateCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int K_MAX = 500;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 30);

  @Option(
      names = "--orders",
      paramLabel = "FILE.csv[.gz]",
      required = true,
      description =
          "Past orders, with the columns order_id,client_id,created,product_id,qty,price.")
  private Path orders;

  @Option(
      names = "--split",
      paramLabel = "DATE",
      split = ",",
      description =
          "Lists are as of the start of this day; may be repeated. Default: so that the window ends"
              + " with the data's last day.")
  private List<LocalDate> splits = List.of();

  @Option(
      names = "--window",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "What is bought in so many days from the split counts; default ${DEFAULT-VALUE}.")
  private int windowDays;

  @Option(
      names = "--k",
      paramLabel = "PLACES",
      defaultValue = "50",
      description = "Places of a list that count, 1..500; default ${DEFAULT-VALUE}.")
  private int k;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      split = ",",
      converter = StrategyName.class,
      description =
          "Of v3, v4, popular, frequent, recent; default: all. v3 is always measured, as what the"
              + " others are compared with.")
  private List<Strategy> strategies = List.of(Strategy.values());

  @Option(
      names = "--format",
      paramLabel = "table|json|html",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to; default: standard output.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireOptions();
    Progress progress = new Progress(spec.commandLine().getErr(), InstantSource.system());
    OrderTable table = OrderReading.read(orders, progress);
    Evaluation evaluation = new Evaluation(strategies(), k, BOOTSTRAP);
    Outcome outcome =
        new Outcome(
            DataFacts.of(orders.getFileName().toString(), table),
            splits.isEmpty(),
            evaluation.run(table, splits(table), progress::measured));
    progress.done(table.lines());
    return write(format.write(outcome));
  }

  private void requireOptions() {
    require(windowDays >= 1, "--window must be at least 1 day, --window=" + windowDays);
    require(k >= 1 && k <= K_MAX, "--k must be 1.." + K_MAX + ", --k=" + k);
    require(out == null || !isSameFile(), "--out must not be the file of --orders, --out=" + out);
    require(out == null || isFileInFolder(), "--out must be a file in a folder, --out=" + out);
  }

  private boolean isFileInFolder() {
    return !Files.isDirectory(out) && Files.isDirectory(out.toAbsolutePath().getParent());
  }

  /** V3 first, each once. */
  private List<Strategy> strategies() {
    Set<Strategy> chosen = EnumSet.of(Strategy.V3);
    chosen.addAll(strategies);
    return List.copyOf(chosen);
  }

  private List<Split> splits(OrderTable table) {
    List<LocalDate> days =
        splits.isEmpty() ? List.of(table.lastDay().plusDays(1L - windowDays)) : splits;
    days.forEach(day -> requireInside(day, table));
    return days.stream().distinct().sorted().map(day -> new Split(day, windowDays)).toList();
  }

  private void requireInside(LocalDate day, OrderTable table) {
    boolean inside = day.isAfter(table.firstDay()) && !day.isAfter(table.lastDay());
    String option =
        splits.isEmpty()
            ? "--window=%d, which would split at %s".formatted(windowDays, day)
            : "--split=" + day;
    require(
        inside,
        "there must be orders before and after a split; the data is from %s to %s, %s"
            .formatted(table.firstDay(), table.lastDay(), option));
  }

  private int write(String report) {
    if (out == null) {
      spec.commandLine().getOut().print(report);
      spec.commandLine().getOut().flush();
      return 0;
    }
    try {
      Files.writeString(out, report);
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("recommender: --out cannot be written, " + reason(e));
      return FAILED;
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replaceAll("Exception$", "") + ": " + e.getMessage();
  }

  private boolean isSameFile() {
    try {
      return Files.exists(out) && Files.isSameFile(out, orders);
    } catch (IOException e) {
      return false;
    }
  }

  private void require(boolean holds, String text) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), text);
    }
  }
}
