package io.concord.security;

import io.concord.contract.ApiKey.Scope;
import java.util.Set;

/**
 * What a caller may do.
 *
 * @param clients those that {@link Scope#CLIENT} is bound to
 */
public record Grant(Set<Scope> scopes, Set<Long> clients) {
  /** Of whoever runs the product. */
  public static final Grant ALL = new Grant(Set.of(Scope.CLIENTS, Scope.OPERATE), Set.of());

  /** Of whom nobody knows. */
  public static final Grant NONE = new Grant(Set.of(), Set.of());

  public Grant {
    scopes = Set.copyOf(scopes);
    clients = Set.copyOf(clients);
  }

  /** Whether the client is his to read; whether it exists plays no part. */
  public boolean mayRead(long clientId) {
    return mayReadAll() || scopes.contains(Scope.CLIENT) && clients.contains(clientId);
  }

  /** Whether there may be a client that he may read. */
  public boolean mayReadSome() {
    return mayReadAll() || scopes.contains(Scope.CLIENT);
  }

  public boolean mayReadAll() {
    return scopes.contains(Scope.CLIENTS);
  }

  public boolean mayOperate() {
    return scopes.contains(Scope.OPERATE);
  }
}
