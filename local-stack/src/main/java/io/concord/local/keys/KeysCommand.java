package io.concord.local.keys;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code recommender keys}. */
@Command(
    name = "keys",
    description = "Makes, shows or revokes API keys; nodes follow within a moment.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateCommand.class, ListCommand.class, RevokeCommand.class})
public final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.commandLine();
    command.usage(command.getOut());
  }
}
