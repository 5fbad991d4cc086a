package io.concord.http.security;

import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.ProblemKind;
import io.concord.security.AddressRange;
import io.concord.security.Identification.Refused;
import io.concord.security.RateLimits;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses callers from addresses that are not allowed, and those who ask or guess too often, before
 * they take a place among the requests that are answered. Questions about the node's health are not
 * counted, and from the node's own machine always let in.
 */
public final class Gate extends Handler.Wrapper {
  /** Javalin obeys it, and nobody in front of it would know what is really asked. */
  private static final String OTHER_METHOD = "X-HTTP-Method-Override";

  private final List<AddressRange> allowed;
  private final RateLimits limits;
  private final Refusals refusals;

  public Gate(HttpSecurity security, Answers answers) {
    this.allowed = security.allowedAddresses();
    this.limits = security.limits();
    this.refusals = new Refusals(answers);
  }

  /** What else refuses requests before they reach a route answers alike. */
  public Refusals refusals() {
    return refusals;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Caller caller = Caller.of(request);
    boolean health = Request.getPathInContext(request).startsWith("/health");
    if (!isAllowed(caller, health)) {
      return refusals.write(
          request,
          response,
          callback,
          ProblemKind.FORBIDDEN,
          "no caller is answered on this address");
    }
    if (request.getHeaders().contains(OTHER_METHOD)) {
      return refusals.write(
          request,
          response,
          callback,
          ProblemKind.BAD_ARGUMENT,
          "the method must be the one in the request line, not in " + OTHER_METHOD);
    }
    Duration wait = health ? Duration.ZERO : wait(caller);
    if (wait.isZero()) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.RETRY_AFTER, Answers.retryAfterSeconds(wait));
    return refusals.write(
        request, response, callback, ProblemKind.TOO_MANY_REQUESTS, tooMany(caller));
  }

  private boolean isAllowed(Caller caller, boolean health) {
    return allowed.isEmpty()
        || health && caller.address().isLoopbackAddress()
        || AddressRange.anyContains(allowed, caller.address());
  }

  /** Zero for who may go on. */
  private Duration wait(Caller caller) {
    return caller.identification() instanceof Refused
        ? limits.failure(caller.address())
        : limits.request(caller.principal(), caller.address());
  }

  private static String tooMany(Caller caller) {
    return caller.identification() instanceof Refused
        ? "too many requests from this address came with a key or token that is no good"
        : "requests must come more slowly, see Retry-After";
  }
}
