package io.concord.local.kafka;

import picocli.CommandLine.Option;

/** {@code --kafka}, of every command that needs brokers. */
public final class BrokerOption {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Broker, as the ready line of 'recommender local' names it.")
  private String bootstrapServers;

  public String bootstrapServers() {
    return bootstrapServers;
  }
}
