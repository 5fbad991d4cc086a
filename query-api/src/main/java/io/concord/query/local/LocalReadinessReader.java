package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.query.Readiness;
import io.concord.query.ReadinessReader;

/** Ready when Kafka Streams runs and is not reading a backlog. */
final class LocalReadinessReader implements ReadinessReader {
  private final RecommenderStreams streams;

  LocalReadinessReader(RecommenderStreams streams) {
    this.streams = streams;
  }

  @Override
  public Readiness readiness() {
    Status status = streams.status();
    return new Readiness(
        status.isServing(),
        status.failure() == null,
        status.state().name(),
        status.mode().label(),
        status.lag(),
        status.pendingClients(),
        status.deadLetters(),
        Answers.reason(status));
  }
}
