package io.concord.http.exchange;

import io.javalin.security.RouteRole;

/** Whom a route answers. Every route is registered with one. */
public enum Access implements RouteRole {
  /** Anybody: the node's health, and what is the same for every installation. */
  OPEN,
  /** Whoever may read the client that the path names. */
  CLIENT,
  /** Whoever may read any client; a body that names clients is checked by its route. */
  CLIENTS,
  /** Whoever runs the nodes. */
  OPERATE,
  /** The other nodes alone. */
  NODE
}
