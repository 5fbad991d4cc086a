package io.concord.local.keys;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import io.concord.security.KeySecret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code recommender keys create}. */
@Command(
    name = "create",
    description =
        "Makes an API key and prints it, once: nobody can find it out again. The first key closes"
            + " the nodes to everybody without one.")
final class CreateCommand extends Action {
  private static final int NAME_MAX = 100;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      required = true,
      description = "Whose key it is, for the list and the audit log.")
  private String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      required = true,
      converter = ScopeConverter.class,
      description =
          "client: reads the clients of --clients; clients: reads every client; operate: reads"
              + " figures, instances, topology and metrics. May be repeated.")
  private List<Scope> scopes;

  @Option(
      names = "--clients",
      paramLabel = "ID,ID...",
      split = ",",
      description = "The clients that the scope client is for.")
  private List<Long> clients = List.of();

  @Option(
      names = "--expires",
      paramLabel = "DATE",
      description = "The first day, in UTC, on which it is good no more; default: never.")
  private LocalDate expires;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the key there, for its owner's eyes only, instead of printing it.")
  private Path file;

  @Override
  void run(KeyBook book, Instant now) throws IOException, InterruptedException {
    KeySecret secret = KeySecret.random(new SecureRandom());
    ApiKey key = key(secret, now);
    book.read();
    if (file == null) {
      book.write(key);
      out().println(secret.text());
    } else {
      SecretFile.write(file, secret.text());
      book.write(key);
      out().println("key " + key.id() + " is in " + file);
    }
  }

  private ApiKey key(KeySecret secret, Instant now) {
    if (name.isBlank() || name.length() > NAME_MAX) {
      throw new IllegalArgumentException("--name must have 1 to " + NAME_MAX + " characters");
    }
    if (scopes.contains(Scope.CLIENT) == clients.isEmpty()) {
      throw new IllegalArgumentException(
          "--scope client needs --clients, and --clients needs --scope client");
    }
    Instant end = expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
    if (end != null && !now.isBefore(end)) {
      throw new IllegalArgumentException("--expires must be a day to come, --expires=" + expires);
    }
    return new ApiKey(
        secret.id(),
        name,
        scopes.stream().distinct().toList(),
        clients.stream().distinct().toList(),
        secret.sha256(),
        now,
        end,
        null);
  }

  /** Scopes as they are written everywhere. */
  static final class ScopeConverter implements ITypeConverter<Scope> {
    @Override
    public Scope convert(String text) {
      for (Scope scope : Scope.values()) {
        if (scope.label().equals(text)) {
          return scope;
        }
      }
      throw new TypeConversionException(
          "must be client, clients or operate, but was '" + text + "'");
    }
  }
}
