package io.concord.push;

/** Where a subscription begins. */
public sealed interface Start {

  /** With the last list of each client that is wanted. */
  record LastLists() implements Start {}

  /** With what comes from now on. */
  record Now() implements Start {}

  /** Behind the last event that the subscriber has seen. */
  record After(String cursor) implements Start {}
}
