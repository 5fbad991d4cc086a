package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.query.Result;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Turns what happens while reading into results. */
final class Answers {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final RecommenderStreams streams;

  Answers(RecommenderStreams streams) {
    this.streams = streams;
  }

  /** The reading's result, or unavailable while the state is elsewhere or not restored. */
  <T> Result<T> whenRestored(Supplier<Result<T>> reading) {
    try {
      return reading.get();
    } catch (InvalidStateStoreException e) {
      return unavailable();
    }
  }

  <T> Result<T> unavailable() {
    return new Result.Unavailable<>(reason(streams.status()), RETRY_AFTER);
  }

  /** Whether a backlog is being read, so that a client may not have been seen yet. */
  boolean isBehind() {
    return streams.status().behind();
  }

  /** One sentence on what the node is doing. */
  static String reason(Status status) {
    if (status.failure() != null) {
      return "The node stopped processing: " + status.failure();
    } else if (!status.isRunning()) {
      return "The node is restoring its state, Kafka Streams is " + status.state() + ".";
    } else if (status.behind()) {
      return "The node is catching up with the source, " + status.lag() + " records to go.";
    }
    return "The node is serving.";
  }
}
