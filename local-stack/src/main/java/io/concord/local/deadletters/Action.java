package io.concord.local.deadletters;

import io.concord.local.failure.Reason;
import io.concord.local.kafka.BrokerOption;
import io.concord.local.kafka.PrefixOption;
import io.concord.topology.Topics;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thing to do with the dead letters: what all of them are told, and how they end. */
abstract class Action implements Callable<Integer> {
  static final int DONE = 0;
  static final int NOT_ALL_REPLAYED = 1;
  static final int IMPOSSIBLE = 2;

  @Mixin private BrokerOption broker;
  @Mixin private PrefixOption prefix;

  @Option(
      names = "--source-prefix",
      paramLabel = "PREFIX",
      description = "Prefix of the source topics, the nodes' source.prefix; default: --prefix.")
  private String sourcePrefix;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    try {
      Topics topics =
          new Topics(prefix.prefix(), sourcePrefix == null ? prefix.prefix() : sourcePrefix);
      try (LetterTopic letters = new LetterTopic(bootstrapServers(), topics)) {
        return run(letters, topics);
      }
    } catch (NoSuchLetterException | IllegalArgumentException e) {
      return fail(e.getMessage());
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      return fail("no broker answers at " + bootstrapServers());
    } catch (KafkaException e) {
      return fail("Kafka at " + bootstrapServers() + " refuses: " + Reason.ofCause(e));
    }
  }

  /** Returns the exit code. */
  abstract int run(LetterTopic letters, Topics topics) throws Exception;

  final String bootstrapServers() {
    return broker.bootstrapServers();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private int fail(String reason) {
    err().println("recommender: " + reason);
    err().flush();
    return IMPOSSIBLE;
  }
}
