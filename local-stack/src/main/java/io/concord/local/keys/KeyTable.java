package io.concord.local.keys;

import io.concord.contract.ApiKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** API keys as lines of a table. */
final class KeyTable {
  private static final List<String> TITLES =
      List.of("ID", "STATE", "CREATED", "EXPIRES", "SCOPES", "NAME");

  private final Instant now;

  KeyTable(Instant now) {
    this.now = now;
  }

  /** A title and a line for each key; the last column is as long as it is. */
  List<String> lines(Collection<ApiKey> keys) {
    List<List<String>> rows = new ArrayList<>(List.of(TITLES));
    keys.forEach(key -> rows.add(row(key)));
    StringBuilder format = new StringBuilder();
    for (int column = 0; column < TITLES.size() - 1; column++) {
      int at = column;
      int width = rows.stream().mapToInt(row -> row.get(at).length()).max().orElseThrow();
      format.append("%-").append(width).append("s  ");
    }
    format.append("%s");
    return rows.stream().map(row -> format.toString().formatted(row.toArray())).toList();
  }

  private List<String> row(ApiKey key) {
    return List.of(
        key.id(),
        state(key),
        key.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        key.expiresAt() == null ? "never" : key.expiresAt().toString(),
        scopes(key),
        key.name().replaceAll("\\s+", " "));
  }

  private String state(ApiKey key) {
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return key.expiresAt() != null && !now.isBefore(key.expiresAt()) ? "expired" : "good";
  }

  private static String scopes(ApiKey key) {
    String scopes =
        key.scopes().stream()
            .map(scope -> scope.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    return key.clients().isEmpty()
        ? scopes
        : scopes
            + key.clients().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "(", ")"));
  }
}
