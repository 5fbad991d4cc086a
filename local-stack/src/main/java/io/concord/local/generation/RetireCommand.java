package io.concord.local.generation;

import io.concord.contract.RecommendationChanged;
import io.concord.local.failure.Reason;
import io.concord.local.kafka.BrokerOption;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PrefixOption;
import io.concord.topology.Generation;
import io.concord.topology.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender retire}. */
@Command(
    name = "retire",
    description =
        "After a rebuild: takes back what older generations published of clients the new one knows"
            + " nothing of, and with --delete removes their groups and internal topics."
            + " Exit code 0: done, 2: refused or not possible.",
    exitCodeOnExecutionException = RetireCommand.REFUSED)
public final class RetireCommand implements Callable<Integer> {
  static final int REFUSED = 2;

  @Mixin private BrokerOption broker;
  @Mixin private PrefixOption prefix;

  @Option(
      names = "--generation",
      paramLabel = "N",
      required = true,
      description = "The generation that has taken over; all before it are retired.")
  private int generation;

  @Option(names = "--delete", description = "Also delete their groups and internal topics.")
  private boolean delete;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    long unpublished = new Generation(generation, true).unpublished();
    String bootstrapServers = broker.bootstrapServers();
    try (Admin admin = KafkaClients.admin(bootstrapServers)) {
      OldGenerations old = new OldGenerations(admin, prefix.prefix(), generation);
      List<String> running = old.running();
      if (!running.isEmpty()) {
        return refuse("nodes of older generations must be stopped first, running=" + running);
      }
      ChangeTopic topic =
          new ChangeTopic(bootstrapServers, new Topics(prefix.prefix()).recommendationChanged());
      Superseded superseded = new Superseded(unpublished);
      topic.read(superseded::accept);
      if (superseded.published() == 0) {
        return refuse("generation " + generation + " must have published, it has not yet");
      }
      List<RecommendationChanged> endings = superseded.endings(Instant.now());
      topic.write(endings);
      Superseded since = new Superseded(unpublished);
      topic.read(since::accept);
      topic.write(since.overtaken());
      out().println(endings.size() + " lists of older generations taken back");
      if (delete) {
        old.delete().forEach(name -> out().println("deleted " + name));
      }
      out().flush();
      return 0;
    } catch (ExecutionException | KafkaException e) {
      return refuse("Kafka at " + bootstrapServers + " cannot be used: " + Reason.ofCause(e));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("recommender: " + why);
    err.flush();
    return REFUSED;
  }
}
