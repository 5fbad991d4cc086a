package io.concord.http;

import io.concord.contract.ContractHeaders;
import io.concord.query.Readers;
import io.javalin.http.Context;

/**
 * Answers a caller from whichever node can, and another node from here alone: a request is
 * forwarded once at most.
 */
final class ReadersChoice {
  private final Readers everywhere;
  private final Readers here;

  ReadersChoice(HttpPorts ports) {
    this.everywhere = ports.everywhere();
    this.here = ports.here();
  }

  Readers of(Context ctx) {
    return ctx.req().getHeader(ContractHeaders.FORWARDED) == null ? everywhere : here;
  }
}
