package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.topology.Topics;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender dead-letters list}. */
@Command(name = "list", description = "Prints the open dead letters, oldest first.")
final class ListCommand extends Action {
  @Option(names = "--all", description = "Those that were replayed or dismissed as well.")
  private boolean all;

  @Option(names = "--json", description = "A line of JSON for each instead.")
  private boolean json;

  @Override
  int run(LetterTopic letters, Topics topics) {
    LetterBook book = letters.read(false);
    List<Letter> shown = all ? book.all() : book.open();
    LetterTable table = new LetterTable(book, topics);
    if (json) {
      shown.forEach(letter -> out().println(table.json(letter)));
    } else if (shown.isEmpty()) {
      out().println("There are no %sdead letters.".formatted(all ? "" : "open "));
    } else {
      table.lines(shown).forEach(out()::println);
    }
    return DONE;
  }
}
