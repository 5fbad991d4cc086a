package io.concord.local.kafka;

import picocli.CommandLine.Option;

/** {@code --prefix}, of every command that reads or writes topics. */
public final class PrefixOption {
  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "concord",
      description = "Topic prefix; default ${DEFAULT-VALUE}.")
  private String prefix;

  public String prefix() {
    return prefix;
  }
}
