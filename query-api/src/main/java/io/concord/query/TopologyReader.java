package io.concord.query;

import io.concord.contract.RunningTopology;

/** Tells what is processed where, and how much of it. Implementations are thread-safe. */
public interface TopologyReader {

  /** Always answers, with the rates of those nodes that answer in time. */
  RunningTopology topology();
}
