package io.concord.push;

/** Is told what happens to subscribers, for metrics. Must not block. */
public interface PushObserver {
  PushObserver NONE =
      new PushObserver() {
        @Override
        public void sent() {}

        @Override
        public void ended(EndReason reason) {}
      };

  /** An event was given to a subscriber's connection; heartbeats are none. */
  void sent();

  void ended(EndReason reason);
}
