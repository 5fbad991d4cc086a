package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.local.deadletters.PartitionReplay.Result;
import io.concord.local.kafka.PartitionReader;
import io.concord.topology.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code recommender dead-letters replay}. */
@Command(
    name = "replay",
    description =
        "Writes to the source topics what makes good the records that could not be read, also when"
            + " their rows have changed since.")
final class ReplayCommand extends Action {
  @ArgGroup(multiplicity = "1")
  private Choice choice;

  @Override
  int run(LetterTopic letters, Topics topics) throws Exception {
    List<Letter> chosen = choice.of(letters.read(true), topics);
    if (chosen.isEmpty()) {
      out().println("There are no open dead letters.");
      out().flush();
    }
    boolean all = true;
    for (Map.Entry<String, List<Letter>> partition : byPartition(chosen).entrySet()) {
      for (Result result : replay(partition.getValue(), letters)) {
        all &= result.replayed();
        out()
            .printf(
                "%s %s: %s%n",
                result.replayed() ? "replayed" : "not replayed",
                result.letter().id().text(topics),
                result.sentence());
        out().flush();
      }
    }
    return all ? DONE : NOT_ALL_REPLAYED;
  }

  private static Map<String, List<Letter>> byPartition(List<Letter> letters) {
    return letters.stream()
        .collect(
            Collectors.groupingBy(
                letter -> letter.id().topic() + "/" + letter.id().partition(),
                TreeMap::new,
                Collectors.toList()));
  }

  private List<Result> replay(List<Letter> letters, LetterTopic topic) throws Exception {
    var id = letters.get(0).id();
    TopicPartition partition = new TopicPartition(id.topic(), id.partition());
    try (PartitionReader reader = new PartitionReader(bootstrapServers(), partition)) {
      Compaction compaction = Compaction.of(bootstrapServers(), partition.topic());
      return new PartitionReplay(letters, reader, compaction, topic, new Progress(err(), partition))
          .run();
    }
  }
}
