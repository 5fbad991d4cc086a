package io.concord.local.evaluation.measure;

/** When a product was ordered again, held against the window foreseen. */
public enum WindowOutcome {
  BEFORE("before", "before the window"),
  WITHIN("within", "in the window"),
  AFTER("after", "after it"),
  NOT_BOUGHT("notBought", "not until the end");

  private final String label;
  private final String explanation;

  WindowOutcome(String label, String explanation) {
    this.label = label;
    this.explanation = explanation;
  }

  /** As programs read it. */
  public String label() {
    return label;
  }

  /** For a person. */
  public String explanation() {
    return explanation;
  }
}
