package io.concord.local.verify;

import io.concord.local.database.SourceConnection;
import io.concord.local.database.SourceDatabaseException;
import io.concord.local.keys.ApiKeyOption;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recommender verify-state}. */
@Command(
    name = "verify-state",
    description =
        "Compares what a running system serves with V3 run from scratch over its source database."
            + " Prints each mismatch and the rows behind it; the last line counts."
            + " Exit code 0: none, 1: mismatches, 2: it could not be compared.",
    exitCodeOnExecutionException = VerifyStateCommand.NOT_COMPARED)
public final class VerifyStateCommand implements Callable<Integer> {
  static final int NOT_COMPARED = 2;
  private static final int MISMATCHES = 1;

  @Option(
      names = "--http",
      paramLabel = "URL",
      required = true,
      description = "A node's address, such as http://127.0.0.1:8080.")
  private String http;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      required = true,
      description =
          "The source database with user and password: jdbc:postgresql://... or"
              + " jdbc:sqlserver://...")
  private String jdbc;

  @Option(
      names = "--excluded",
      paramLabel = "IDS",
      split = ",",
      description = "Product IDs left out everywhere: the node's excluded.products.")
  private List<Long> excluded = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Lists as of the start of this day; default: the live lists.")
  private LocalDate asOf;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Business time zone, the node's zone; default ${DEFAULT-VALUE}.")
  private ZoneId zone;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "So many clients, chosen at random; default: all.")
  private Integer sample;

  @Option(names = "--seed", paramLabel = "S", description = "Chooses the same sample again.")
  private Long seed;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a client must differ to count: changes are on their way;"
              + " default ${DEFAULT-VALUE}.")
  private int patienceSeconds;

  @Mixin private ApiKeyOption apiKey;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    URI node = node();
    if (sample != null && sample < 1) {
      throw refusal("--sample must be at least 1, --sample=" + sample);
    }
    if (patienceSeconds < 0) {
      throw refusal("--patience must not be negative, --patience=" + patienceSeconds);
    }
    try (SourceConnection source = SourceConnection.openSnapshots(jdbc)) {
      return compare(
          new DatabaseLists(new OrderDatabase(source, excluded)),
          new HttpLists(node, asOf, apiKey::authorize));
    } catch (VerificationException | SourceDatabaseException e) {
      err().println("recommender: " + e.getMessage());
      return NOT_COMPARED;
    }
  }

  private int compare(ReferenceLists reference, ServedLists served) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Verification verification =
        new Verification(
            new ClientChecker(served, reference, new AsOfRule(asOf, zone, clock)),
            reference::forgetPopular,
            Duration.ofSeconds(patienceSeconds),
            clock,
            duration -> Thread.sleep(duration.toMillis()),
            new Progress(err(), clock));
    MismatchReport report = new MismatchReport(reference);
    List<Long> clients = clients(reference.clientIds());
    int mismatches =
        verification.run(clients, mismatch -> report.lines(mismatch).forEach(out()::println));
    out().printf("%d clients checked, %d mismatches%n", clients.size(), mismatches);
    out().flush();
    return mismatches > 0 ? MISMATCHES : 0;
  }

  private List<Long> clients(long[] all) {
    if (sample == null) {
      return Arrays.stream(all).boxed().toList();
    }
    long chosenSeed = seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000);
    List<Long> clients = Sample.of(all, sample, chosenSeed);
    err()
        .printf(
            "A sample of %d of %d clients: --seed %d%n", clients.size(), all.length, chosenSeed);
    err().flush();
    return clients;
  }

  private URI node() {
    try {
      URI uri = new URI(http);
      String scheme = uri.getScheme();
      if (("http".equals(scheme) || "https".equals(scheme)) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw refusal("--http must be an address such as http://127.0.0.1:8080, --http=" + http);
    }
    throw refusal("--http must be an address such as http://127.0.0.1:8080, --http=" + http);
  }

  private ParameterException refusal(String text) {
    return new ParameterException(spec.commandLine(), text);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
