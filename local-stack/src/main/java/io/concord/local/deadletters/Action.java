package io.concord.local.deadletters;

import io.concord.local.kafka.BrokerAction;
import io.concord.topology.Topics;
import picocli.CommandLine.Option;

/** One thing to do with the dead letters. */
abstract class Action extends BrokerAction {
  static final int NOT_ALL_REPLAYED = 1;

  @Option(
      names = "--source-prefix",
      paramLabel = "PREFIX",
      description = "Prefix of the source topics, the nodes' source.prefix; default: --prefix.")
  private String sourcePrefix;

  @Override
  protected final int act() throws Exception {
    Topics topics = new Topics(prefix(), sourcePrefix == null ? prefix() : sourcePrefix);
    try (LetterTopic letters = new LetterTopic(bootstrapServers(), topics)) {
      return run(letters, topics);
    }
  }

  /** Returns the exit code. */
  abstract int run(LetterTopic letters, Topics topics) throws Exception;
}
