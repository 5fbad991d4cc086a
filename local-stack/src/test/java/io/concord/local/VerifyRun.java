package io.concord.local;

import io.concord.local.orders.generator.BookkeepingProduct;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One run of {@code recommender verify-state}, in this process. */
record VerifyRun(int exitCode, List<String> lines, String err) {

  /** With what a local stack excludes. */
  static VerifyRun of(String jdbcUrl, ZoneId zone, String... more) {
    String excluded =
        BookkeepingProduct.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("verify-state", "--jdbc", jdbcUrl, "--zone", zone.getId()));
    arguments.addAll(List.of("--excluded", excluded));
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        RecommenderCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new VerifyRun(exitCode, out.toString().lines().toList(), err.toString());
  }

  String lastLine() {
    return lines.get(lines.size() - 1);
  }
}
