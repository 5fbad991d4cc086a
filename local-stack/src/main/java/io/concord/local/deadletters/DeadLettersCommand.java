package io.concord.local.deadletters;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code recommender dead-letters}. */
@Command(
    name = "dead-letters",
    description = "Shows, replays or dismisses records that could not be read.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ReplayCommand.class, DismissCommand.class})
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.commandLine();
    command.usage(command.getOut());
  }
}
