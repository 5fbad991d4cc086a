package io.concord.query;

import io.concord.contract.Operations;

/** Tells how the nodes are doing. Implementations are thread-safe. */
public interface OperationsReader {

  /** Always answers, with those nodes that answer in time. */
  Operations operations();
}
