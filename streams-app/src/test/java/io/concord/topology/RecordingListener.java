package io.concord.topology;

import org.apache.kafka.streams.processor.TaskId;

/** Counts what it hears of one task. */
final class RecordingListener implements TopologyListener {
  int rescorings;
  int changedLists;
  int catalogueChanges;
  int pending;
  long freshnessMs = -1;

  @Override
  public void rescored(boolean changed, long freshness) {
    rescorings++;
    changedLists += changed ? 1 : 0;
    freshnessMs = freshness;
  }

  @Override
  public void pending(TaskId task, int clients) {
    pending = clients;
  }

  @Override
  public void catalogueChanged() {
    catalogueChanges++;
  }
}
