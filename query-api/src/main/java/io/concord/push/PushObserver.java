package io.concord.push;

/** Is told what happens to subscribers and with the log, for metrics. Must not block. */
public interface PushObserver {
  PushObserver NONE =
      new PushObserver() {
        @Override
        public void sent() {}

        @Override
        public void ended(EndReason reason) {}

        @Override
        public void leftOut() {}
      };

  /** An event was given to a subscriber's connection; heartbeats are none. */
  void sent();

  void ended(EndReason reason);

  /** A record of the log is no change, and nobody is sent it. */
  void leftOut();
}
