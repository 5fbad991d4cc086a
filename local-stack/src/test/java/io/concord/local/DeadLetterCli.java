package io.concord.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code recommender dead-letters} in this process. */
record DeadLetterCli(String bootstrapServers) {

  /** What a command printed, on both of its streams, and how it ended. */
  record Outcome(int status, String text) {}

  Outcome run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters", command));
    all.addAll(List.of("--kafka", bootstrapServers));
    all.addAll(List.of(arguments));
    StringWriter text = new StringWriter();
    CommandLine commandLine =
        RecommenderCommand.commandLine()
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text));
    int status = commandLine.execute(all.toArray(String[]::new));
    return new Outcome(status, text.toString());
  }
}
