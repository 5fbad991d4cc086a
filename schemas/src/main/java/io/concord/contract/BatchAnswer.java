package io.concord.contract;

import java.util.List;

/** Answer of {@code POST /v1/recommendations:batch}: one result per client, in order of request. */
public record BatchAnswer(List<Result> results) {
  public BatchAnswer {
    results = List.copyOf(results);
  }

  /** Exactly one of answer and problem is set. */
  public record Result(long clientId, Recommendations answer, Problem problem) {}
}
