package io.concord.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code bin/recommender}. */
@Command(
    name = "recommender",
    description = "Every client's reorder list, right a tenth of a second after the commit.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LocalCommand.class, ChangesCommand.class, TopologyCommand.class})
public final class RecommenderCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    int status = new CommandLine(new RecommenderCommand()).execute(arguments);
    Runtime.getRuntime().halt(status);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
