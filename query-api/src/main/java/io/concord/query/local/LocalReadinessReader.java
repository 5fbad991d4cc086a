package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterId;
import io.concord.app.deadletter.DeadLetterReport;
import io.concord.query.Readiness;
import io.concord.query.Readiness.OpenDeadLetter;
import io.concord.query.ReadinessReader;
import java.nio.charset.StandardCharsets;

/** Ready when Kafka Streams runs and is not reading a backlog. */
final class LocalReadinessReader implements ReadinessReader {
  private final RecommenderStreams streams;

  LocalReadinessReader(RecommenderStreams streams) {
    this.streams = streams;
  }

  @Override
  public Readiness readiness() {
    Status status = streams.status();
    DeadLetterReport letters = status.deadLetters();
    return new Readiness(
        status.isServing(),
        status.failure() == null,
        status.state().name(),
        status.mode().label(),
        status.lag(),
        status.pendingClients(),
        letters.known() ? letters.open() : -1,
        letters.inexact(),
        letters.newest().stream().map(this::open).toList(),
        Answers.reason(status) + sentence(letters));
  }

  private OpenDeadLetter open(Letter letter) {
    DeadLetterId id = letter.id();
    return new OpenDeadLetter(
        id.text(streams.settings().topics()),
        id.topic(),
        id.partition(),
        id.offset(),
        letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8),
        letter.at(),
        letter.error());
  }

  private static String sentence(DeadLetterReport letters) {
    if (!letters.known()) {
      return " The dead letters have not been read yet: lists may be inexact.";
    } else if (letters.open() == 0) {
      return "";
    }
    return " Open dead letters: %s%d; %s. See 'recommender dead-letters list'."
        .formatted(
            letters.atLeast() ? "at least " : "",
            letters.open(),
            letters.inexact() ? "lists may be inexact" : "names of products may be missing");
  }
}
