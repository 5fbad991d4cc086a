package io.concord.topology;

import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import org.apache.kafka.streams.processor.TaskId;

/** Hears of the topology's work. Called on stream threads; must be quick and thread-safe. */
public interface TopologyListener {

  /**
   * A client was rescored.
   *
   * @param changed whether its list or segment changed, so that an event was published
   * @param freshnessMs from the source's commit to the list being readable; -1 when not told or for
   *     a snapshot
   */
  void rescored(boolean changed, long freshnessMs);

  /**
   * Orders were held against the lists that stood before them.
   *
   * @param change of what was counted; negative where orders were taken back
   */
  void ordersScored(Strategy strategy, Tally change);

  /** Whether the stores of a client task are restored and its own, from now on. */
  void ready(TaskId task, boolean isReady);

  /** How many clients of a task await rescoring; 0 when the task is closed. */
  void pending(TaskId task, int clients);

  /**
   * A stored list was held against V3 from scratch over the client's rows.
   *
   * @param difference the first way in which it was wrong; null when it was right
   */
  void checked(long clientId, long revision, String difference);

  /**
   * A product, brand or link between them changed on this node.
   *
   * @param processor that keeps it
   */
  void catalogueChanged(String processor);
}
