package io.concord.local.orders.simulator;

/** Is told what the simulator did, after each commit. */
@FunctionalInterface
public interface SimulatorListener {

  /**
   * Called on the simulator's thread.
   *
   * @param sentence such as {@code client 123 Spedition Krause GmbH ordered 4 products (order
   *     60123)}
   */
  void onAction(ActionKind kind, String sentence);
}
