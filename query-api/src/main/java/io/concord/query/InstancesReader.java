package io.concord.query;

import io.concord.contract.Instances;

/** Tells which nodes there are and what each does. Implementations are thread-safe and cheap. */
public interface InstancesReader {
  Instances instances();
}
