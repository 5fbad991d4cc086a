package io.concord.http.exchange;

import io.javalin.security.RouteRole;

/** Whom a route answers. Every route is registered with one. */
public enum Access implements RouteRole {
  /** Anybody: the node's health, and what is the same for every installation. */
  OPEN,
  /** Whoever may read the client that the path names. */
  CLIENT,
  /**
   * Whoever may read some client; the route calls {@link Caller#requireMayRead} before it reads.
   */
  NAMED,
  /** Whoever may read any client. */
  CLIENTS,
  /** Whoever runs the nodes. */
  OPERATE,
  /** The other nodes alone. */
  NODE
}
