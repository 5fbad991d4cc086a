package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterId;
import io.concord.topology.Topics;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which letters are meant: those named, or all that are open. */
final class Choice {
  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "As 'dead-letters list' shows it, such as OrderItem/2/1234.")
  private List<String> ids;

  @Option(names = "--all", description = "All that are open.")
  private boolean all;

  /**
   * The open letters meant.
   *
   * @throws NoSuchLetterException when one of the named is not open
   */
  List<Letter> of(LetterBook book, Topics topics) {
    if (all) {
      return book.open();
    }
    List<DeadLetterId> named = ids.stream().map(id -> DeadLetterId.parse(id, topics)).toList();
    return named.stream().distinct().map(id -> book.open(id, id.text(topics))).toList();
  }
}
