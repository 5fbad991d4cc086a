package io.concord.local.kafka;

import io.concord.local.failure.Reason;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thing to do with what brokers keep: what all such commands are told, and how they end. */
public abstract class BrokerAction implements Callable<Integer> {
  public static final int DONE = 0;
  public static final int IMPOSSIBLE = 2;

  @Mixin private BrokerOption broker;
  @Mixin private PrefixOption prefix;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    try {
      int exitCode = act();
      out().flush();
      return exitCode;
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage());
    } catch (TimeoutException e) {
      return fail("no broker answers at " + bootstrapServers());
    } catch (KafkaException e) {
      return fail("Kafka at " + bootstrapServers() + " refuses: " + Reason.ofCause(e));
    }
  }

  /**
   * Does it.
   *
   * @return the exit code
   * @throws IllegalArgumentException saying what is wrong with the command line
   */
  protected abstract int act() throws Exception;

  protected final String bootstrapServers() {
    return broker.bootstrapServers();
  }

  protected final String prefix() {
    return prefix.prefix();
  }

  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private int fail(String reason) {
    err().println("recommender: " + reason);
    err().flush();
    return IMPOSSIBLE;
  }
}
