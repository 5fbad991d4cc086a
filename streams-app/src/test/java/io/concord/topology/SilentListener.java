package io.concord.topology;

import org.apache.kafka.streams.processor.TaskId;

/** Hears nothing. */
final class SilentListener implements TopologyListener {
  @Override
  public void rescored(boolean changed, long freshnessMs) {}

  @Override
  public void pending(TaskId task, int clients) {}

  @Override
  public void catalogueChanged() {}
}
