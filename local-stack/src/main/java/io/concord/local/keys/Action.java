package io.concord.local.keys;

import io.concord.local.failure.Reason;
import io.concord.local.kafka.BrokerOption;
import io.concord.local.kafka.PrefixOption;
import io.concord.topology.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thing to do with API keys: what all of them are told, and how they end. */
abstract class Action implements Callable<Integer> {
  static final int DONE = 0;
  static final int IMPOSSIBLE = 2;

  @Mixin private BrokerOption broker;
  @Mixin private PrefixOption prefix;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    try (KeyBook book =
        new KeyBook(
            broker.bootstrapServers(), new Topics(prefix.prefix()).apiKeys(), this::shutOut)) {
      run(book, Instant.now());
      out().flush();
      return DONE;
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage());
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      return fail("no broker answers at " + broker.bootstrapServers());
    } catch (KafkaException e) {
      return fail("Kafka at " + broker.bootstrapServers() + " refuses: " + Reason.ofCause(e));
    }
  }

  private void shutOut(String id, IOException reason) {
    err().println("recommender: an API key cannot be read, nodes shut it out, ID=" + id);
    err().flush();
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException saying what is wrong with the command line
   */
  abstract void run(KeyBook book, Instant now) throws Exception;

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
