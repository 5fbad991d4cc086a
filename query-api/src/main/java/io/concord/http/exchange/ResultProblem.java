package io.concord.http.exchange;

import io.concord.contract.Problem;
import io.concord.query.Result;

/** Puts a result without an answer into a problem. */
public final class ResultProblem {
  private ResultProblem() {}

  public static Problem of(Result<?> result, String instance) {
    if (result instanceof Result.UnknownClient<?> unknown) {
      return ProblemKind.UNKNOWN_CLIENT.problem(
          "no source table mentions client " + unknown.clientId(), instance, "id");
    }
    if (result instanceof Result.Unavailable<?> unavailable) {
      return ProblemKind.UNAVAILABLE.problem(unavailable.reason(), instance, null);
    }
    throw new IllegalArgumentException("an answer is no problem, result=" + result);
  }
}
