package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.topology.Topics;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender dead-letters dismiss}. */
@Command(
    name = "dismiss",
    description = "Lets dead letters be: they no longer mark the state, which stays as it is.")
final class DismissCommand extends Action {
  @ArgGroup(multiplicity = "1")
  private Choice choice;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why they do not matter, for those who ask later.")
  private String reason;

  @Override
  int run(LetterTopic letters, Topics topics) throws InterruptedException {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("--reason must say something");
    }
    List<Letter> chosen = choice.of(letters.read(false), topics);
    for (Letter letter : chosen) {
      letters.resolve(letter, Outcome.DISMISSED, reason);
      out().println("dismissed " + letter.id().text(topics));
    }
    if (chosen.isEmpty()) {
      out().println("There are no open dead letters.");
    }
    return DONE;
  }
}
