package io.concord.benchmarks;

import io.concord.benchmarks.chaos.ChaosCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    description = "Measures the recommender, each time beside the limit of what it is made of.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    subcommands = {
      FreshnessCommand.class,
      LookupCommand.class,
      BackfillCommand.class,
      RescoringCommand.class,
      RestartCommand.class,
      SizingCommand.class,
      SoakCommand.class,
      PushCommand.class,
      ChaosCommand.class
    })
public final class BenchmarkCommand implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    int status = new CommandLine(new BenchmarkCommand()).execute(arguments);
    Runtime.getRuntime().halt(status);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
