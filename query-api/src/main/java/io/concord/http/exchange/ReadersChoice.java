package io.concord.http.exchange;

import io.concord.contract.ContractHeaders;
import io.concord.query.Readers;
import io.javalin.http.Context;

/**
 * Answers a caller from whichever node can, and another node from here alone: a request is
 * forwarded once at most.
 */
public final class ReadersChoice {
  private final Readers everywhere;
  private final Readers here;

  public ReadersChoice(Readers everywhere, Readers here) {
    this.everywhere = everywhere;
    this.here = here;
  }

  public Readers of(Context ctx) {
    boolean forwarded = ctx.req().getHeader(ContractHeaders.FORWARDED) != null;
    return forwarded && Caller.of(ctx).isTrusted() ? here : everywhere;
  }
}
