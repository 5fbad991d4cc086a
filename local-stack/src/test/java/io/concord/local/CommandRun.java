package io.concord.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One run of {@code recommender ARGUMENTS} in this process.
 *
 * @param out what it printed, and err what it complained of
 */
public record CommandRun(int exitCode, String out, String err) {

  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        RecommenderCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new CommandRun(command.execute(arguments), out.toString(), err.toString());
  }

  /** What picocli makes of the arguments, without running anything. */
  public static CommandLine.ParseResult parse(String... arguments) {
    return RecommenderCommand.commandLine().parseArgs(arguments);
  }
}
