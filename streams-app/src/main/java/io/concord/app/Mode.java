package io.concord.app;

/** What the application is tuned for. */
public enum Mode {
  /** Each change is in the lists and events as soon as can be. */
  LIVE("live"),
  /** A backlog is read as fast as can be; lists follow afterwards. */
  CATCHING_UP("catching-up");

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /** As answers and metrics write it. */
  public String label() {
    return label;
  }
}
