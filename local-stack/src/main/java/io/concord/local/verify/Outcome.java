package io.concord.local.verify;

/** What one look at a client gives. */
sealed interface Outcome {

  /** Served what must be. */
  record Equal() implements Outcome {}

  /** Served something else, by a node that does not say that it is behind. */
  record Different(Mismatch mismatch) implements Outcome {}

  /** Not answered yet, or by a node that says it is behind its source. */
  record NotYet(String reason) implements Outcome {}
}
