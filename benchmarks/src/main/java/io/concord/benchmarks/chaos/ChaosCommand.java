package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Cleanup;
import io.concord.benchmarks.LocalStackProcess;
import io.concord.benchmarks.Report;
import io.concord.benchmarks.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run chaos}: nodes are killed, frozen, restarted and added while orders are
 * written and lists are asked for; then everything that was answered and published is checked.
 */
@Command(
    name = "chaos",
    description =
        "Kills, freezes, restarts and adds nodes under load, and checks every answer and event."
            + " Exit code 1 when a target is missed.")
public final class ChaosCommand implements Callable<Integer> {
  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long nodes are tormented; default ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(names = "--nodes", defaultValue = "3", description = "Nodes; default ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(names = "--seed", description = "Decides what is done to which node; default: any.")
  private Long seed;

  @Option(
      names = "--callers",
      defaultValue = "4",
      description = "Callers at a time; default ${DEFAULT-VALUE}.")
  private int callers;

  @Option(
      names = "--pause-ms",
      defaultValue = "40",
      description = "Mean pause of a caller between two requests; default ${DEFAULT-VALUE}.")
  private int pauseMs;

  @Option(
      names = "--transactions",
      defaultValue = "5",
      description = "Transactions on the source database a second; default ${DEFAULT-VALUE}.")
  private double transactions;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that stays, with the logs of all nodes; default: one that is removed.")
  private Path data;

  private final Exchange exchange = new Exchange();
  private final Timeline timeline = new Timeline();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  @Override
  public Integer call() throws Exception {
    long chosenSeed = seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000);
    Report report = ChaosReport.begin(minutes, nodes, chosenSeed);
    boolean met;
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = data != null ? data : cleanup.add(new TemporaryFolder()).resolve("data");
      LocalStackProcess stack = start(cleanup, folder);
      Cluster cluster = cleanup.add(Cluster.of(stack, folder));
      met = run(cleanup, stack, cluster, chosenSeed, report);
    }
    report.print();
    return met ? 0 : 1;
  }

  private LocalStackProcess start(Cleanup cleanup, Path folder) throws IOException {
    Report.progress("starting the stack ...");
    return cleanup.add(
        LocalStackProcess.start(folder, null, List.of("--nodes", Integer.toString(nodes))));
  }

  private boolean run(
      Cleanup cleanup, LocalStackProcess stack, Cluster cluster, long chosenSeed, Report report)
      throws Exception {
    Changes changes = cleanup.add(new Changes(stack.bootstrapServers()));
    Captures captures = cleanup.add(new Captures(stack.bootstrapServers()));
    Shop shop = cleanup.add(new Shop(stack.jdbcUrl()));
    shop.addClientsWithoutOrders();
    List<Long> clients = shop.clients();
    Settlement settlement = new Settlement(exchange, cluster, clients);
    timeline.add("settled after %.1f s", settlement.await() / 1e3);
    Map<String, Vitals> before = vitals(cluster);
    shop.open(chosenSeed, transactions);
    Balancer balancer = cleanup.add(new Balancer(exchange, cluster.nodes()));
    Load load = cleanup.add(new Load(callers(balancer, clients, chosenSeed)));
    Tormentor tormentor = new Tormentor(cluster, settlement, timeline, chosenSeed);
    tormentor.run(Duration.ofMillis((long) (minutes * 60_000)));
    load.close();
    shop.close();
    FinalCheck end = new FinalCheck(exchange, cluster, changes, stack.jdbcUrl());
    end.run(clients);
    AnswerCheck answers = new AnswerCheck(changes, captures.dueSinceMs(changes), timeline);
    asked.forEach(answers::check);
    return new ChaosReport(report, timeline, List.copyOf(asked), tormentor)
        .fill(answers, changes, end, shop.transactions(), before, vitals(cluster));
  }

  private List<Caller> callers(Balancer balancer, List<Long> clients, long chosenSeed) {
    List<Caller> all = new ArrayList<>();
    for (int i = 1; i <= callers; i++) {
      all.add(
          new Caller(
              balancer,
              clients,
              new Random(chosenSeed + i),
              Duration.ofMillis(pauseMs),
              asked::add));
    }
    return all;
  }

  private Map<String, Vitals> vitals(Cluster cluster) throws IOException, InterruptedException {
    Map<String, Vitals> vitals = new LinkedHashMap<>();
    for (Node node : cluster.nodes()) {
      vitals.put(node.name(), Vitals.of(node, exchange));
    }
    return vitals;
  }
}
