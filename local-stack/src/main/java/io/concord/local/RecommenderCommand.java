package io.concord.local;

import io.concord.local.connect.RegisterCommand;
import io.concord.local.deadletters.DeadLettersCommand;
import io.concord.local.doctor.DoctorCommand;
import io.concord.local.evaluation.EvaluateCommand;
import io.concord.local.failure.Reason;
import io.concord.local.generation.RetireCommand;
import io.concord.local.keys.KeysCommand;
import io.concord.local.topics.CreateTopicsCommand;
import io.concord.local.verify.VerifyStateCommand;
import org.apache.logging.log4j.jul.Log4jBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code bin/recommender}. */
@Command(
    name = "recommender",
    description = "Every client's reorder list, right a tenth of a second after the commit.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LocalCommand.class,
      ServeCommand.class,
      HealthCommand.class,
      CreateTopicsCommand.class,
      RegisterCommand.class,
      LoadCommand.class,
      VerifyStateCommand.class,
      EvaluateCommand.class,
      RetireCommand.class,
      ChangesCommand.class,
      DeadLettersCommand.class,
      KeysCommand.class,
      DoctorCommand.class,
      TopologyCommand.class
    })
public final class RecommenderCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    // libraries that log by java.util.logging; their own way is lines on standard error
    Log4jBridgeHandler.install(true, "", false);
    int status = commandLine().execute(arguments);
    Runtime.getRuntime().halt(status);
  }

  /** Whatever goes wrong is told in one line on standard error. */
  static CommandLine commandLine() {
    return new CommandLine(new RecommenderCommand())
        .setParameterExceptionHandler((e, arguments) -> refuse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command));
  }

  private static int refuse(CommandLine.ParameterException e) {
    CommandLine command = e.getCommandLine();
    Notices.fail(
        "recommender: %s; see '%s --help'"
            .formatted(Reason.of(e), command.getCommandSpec().qualifiedName()),
        command.getErr()::println);
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception e, CommandLine command) {
    Notices.fail(Failures.line(e, null), command.getErr()::println);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
