package io.concord.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender health}; for a container, which has no other program to ask with. */
@Command(
    name = "health",
    description =
        "Asks a node how it is. Exit code 0: ready to answer, or alive with --live; 1: not.")
final class HealthCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int OK = 200;

  @Option(
      names = "--http",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The node; default ${DEFAULT-VALUE}.")
  private URI http;

  @Option(names = "--live", description = "Only whether it is alive, not whether it can answer.")
  private boolean live;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      URI health = http.resolve(live ? "/health/live" : "/health/ready");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(health).timeout(TIMEOUT).build(), BodyHandlers.ofString());
      spec.commandLine().getOut().println(answer.body().strip());
      return answer.statusCode() == OK ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("recommender: no node answers at " + http);
      return 1;
    }
  }
}
