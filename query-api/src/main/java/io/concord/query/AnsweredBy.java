package io.concord.query;

/** Where an answer was read. */
public enum AnsweredBy {
  /** This node, which processes the client. */
  OWNER("owner"),
  /** The node that processes the client, asked by this one. */
  FORWARDED("forwarded"),
  /** This node's copy, while the owner is away. */
  COPY("copy"),
  /** Another node's copy, asked by this one. */
  FORWARDED_COPY("forwarded-copy");

  private final String label;

  AnsweredBy(String label) {
    this.label = label;
  }

  /** As logs and traces say it. */
  public String label() {
    return label;
  }
}
