package io.concord.local.keys;

import io.concord.contract.ApiKey;
import io.concord.security.KeyRegister;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code recommender keys revoke}. */
@Command(
    name = "revoke",
    description = "Ends API keys for good, on every node within a moment; their records stay.")
final class RevokeCommand extends Action {
  @Parameters(arity = "1..*", paramLabel = "ID", description = "As 'keys list' prints them.")
  private List<String> ids;

  @Override
  void run(KeyBook book, Instant now) throws InterruptedException {
    KeyRegister keys = book.read();
    for (String id : ids) {
      if (keys.find(id) == null) {
        throw new IllegalArgumentException("there is no API key " + id);
      }
    }
    for (String id : ids) {
      ApiKey key = keys.find(id);
      if (key.revokedAt() == null) {
        book.write(key.revoked(now));
      }
      out().println("revoked " + id);
    }
  }
}
