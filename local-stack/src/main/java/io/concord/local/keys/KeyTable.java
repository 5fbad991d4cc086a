package io.concord.local.keys;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import io.concord.local.table.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** API keys as lines of a table. */
final class KeyTable {
  private final Instant now;

  KeyTable(Instant now) {
    this.now = now;
  }

  List<String> lines(Collection<ApiKey> keys) {
    TextTable table = new TextTable("ID", "STATE", "CREATED", "EXPIRES", "SCOPES", "NAME");
    for (ApiKey key : keys) {
      table.row(
          key.id(),
          state(key),
          key.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          key.expiresAt() == null ? "never" : key.expiresAt().toString(),
          scopes(key),
          key.name().replaceAll("\\s+", " "));
    }
    return table.lines();
  }

  private String state(ApiKey key) {
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return key.expiresAt() != null && !now.isBefore(key.expiresAt()) ? "expired" : "good";
  }

  private static String scopes(ApiKey key) {
    String scopes = key.scopes().stream().map(Scope::label).collect(Collectors.joining(","));
    return key.clients().isEmpty()
        ? scopes
        : scopes
            + key.clients().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "(", ")"));
  }
}
