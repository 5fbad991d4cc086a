package io.concord.topology;

import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.TaskId;

/** Counts what it hears of one task. */
final class RecordingListener implements TopologyListener {
  int rescorings;
  int changedLists;
  int catalogueChanges;
  String catalogueProcessor;
  int pending;
  boolean ready;
  int checks;
  long freshnessMs = -1;
  final Map<Strategy, Tally> scored = new EnumMap<>(Strategy.class);
  final List<String> mismatches = new ArrayList<>();

  @Override
  public void rescored(boolean changed, long freshness) {
    rescorings++;
    changedLists += changed ? 1 : 0;
    freshnessMs = freshness;
  }

  @Override
  public void ordersScored(Strategy strategy, Tally change) {
    scored.merge(strategy, change, Tally::plus);
  }

  @Override
  public void ready(TaskId task, boolean isReady) {
    ready = isReady;
  }

  @Override
  public void pending(TaskId task, int clients) {
    pending = clients;
  }

  @Override
  public void checked(long clientId, long revision, String difference) {
    checks++;
    if (difference != null) {
      mismatches.add("client " + clientId + " revision " + revision + ": " + difference);
    }
  }

  @Override
  public void catalogueChanged(String processor) {
    catalogueChanges++;
    catalogueProcessor = processor;
  }
}
