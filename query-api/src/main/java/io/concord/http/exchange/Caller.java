package io.concord.http.exchange;

import io.concord.security.Grant;
import io.concord.security.Identification;
import io.concord.security.NodeSignature;
import io.concord.security.Principal;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Who sent a request, found out before anything else was done for it.
 *
 * @param address the caller's, behind proxies that are trusted
 * @param signature of another node; null for everybody else
 */
public record Caller(
    Identification identification, InetAddress address, NodeSignature.Signed signature) {
  /** Request attribute with the clients whose data was asked for, a {@code List<Long>}. */
  public static final String CLIENTS = "io.concord.http.clients";

  /**
   * Request attribute with a {@code BooleanSupplier} that says whether the caller may still read:
   * asked every 15 seconds for as long as the answer lasts, false ends it. Set by whoever checks
   * the access, before the route or the upgrade is reached; absent for always.
   */
  public static final String STILL_ALLOWED = "io.concord.http.stillAllowed";

  /** What is asked of callers who are not let in. */
  public static final String CHALLENGE = "Bearer realm=\"concord\"";

  /** What a caller is told who asks for a client that is not his. */
  public static final String FORBIDDEN_CLIENT =
      "the API key or token must allow to read each client that is asked for";

  private static final String CALLER = "io.concord.http.caller";

  /** Of a request that is being answered. */
  public static Caller of(Context ctx) {
    return (Caller) ctx.req().getAttribute(CALLER);
  }

  /** Of a request that the server has just received; null when it could not even be read. */
  public static Caller of(Request request) {
    return (Caller) request.getAttribute(CALLER);
  }

  /** Remembers the caller for everybody who deals with the request. */
  public void enter(Request request) {
    request.setAttribute(CALLER, this);
  }

  /** Null while nobody knows who it is. */
  public Principal principal() {
    return identification.principal();
  }

  public Grant grant() {
    return principal() == null ? Grant.NONE : principal().grant();
  }

  /** Whether what only nodes may say, such as that a request was forwarded, is believed. */
  public boolean isTrusted() {
    return principal() != null && principal().isTrusted();
  }

  /**
   * Lets nobody ask for a client who is not his. Whether the client exists plays no part, so that
   * the refusal does not tell.
   *
   * @throws ProblemException for the whole request, if one of the clients is another's
   */
  public void requireMayRead(Context ctx, List<Long> clientIds) {
    ctx.req().setAttribute(CLIENTS, clientIds);
    Grant grant = grant();
    if (!grant.mayReadAll() && !clientIds.stream().allMatch(grant::mayRead)) {
      throw forbidden(FORBIDDEN_CLIENT);
    }
  }

  /** Somebody known who may not do this. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(
        ProblemKind.FORBIDDEN,
        detail,
        null,
        Map.of(Header.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\""));
  }

  /**
   * A node signs the body too, which comes after the header.
   *
   * @throws ProblemException when another body came
   */
  void requireSigned(byte[] body) {
    if (signature != null && !signature.covers(body)) {
      throw new ProblemException(
          ProblemKind.UNAUTHORIZED, "the body must be the one that was signed");
    }
  }
}
