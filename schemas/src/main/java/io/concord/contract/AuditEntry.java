package io.concord.contract;

import java.time.Instant;
import java.util.List;

/**
 * A line of the audit log: who read or did what.
 *
 * @param node that answered
 * @param callerKind {@code key}, {@code token}, {@code node}, {@code local} for a caller who needs
 *     no key, or {@code unknown}
 * @param caller ID of the key, or issuer and subject of the token; null when there is none
 * @param callerName name of the key; null when there is none
 * @param address the caller's
 * @param route as registered, such as {@code /v1/clients/{id}}; {@code unknown} when none matched
 * @param clients whose data was asked for; none when the request names none
 */
public record AuditEntry(
    Instant at,
    String node,
    String callerKind,
    String caller,
    String callerName,
    String address,
    String method,
    String route,
    List<Long> clients,
    int status) {
  public AuditEntry {
    clients = List.copyOf(clients);
  }

  /** The same, answered by that node. */
  public AuditEntry of(String answering) {
    return new AuditEntry(
        at, answering, callerKind, caller, callerName, address, method, route, clients, status);
  }
}
