package io.concord.local.doctor;

import io.concord.local.database.SourceDatabaseException;
import io.concord.local.doctor.check.Finding;
import io.concord.local.failure.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** What to make of a question that was not answered. */
final class Failure {
  private static final String POSTGRES_DENIED = "42501";

  /** EXECUTE or SELECT denied, no access to the database, server or database state denied. */
  private static final Set<Integer> SQL_SERVER_DENIED = Set.of(229, 230, 262, 297, 300, 371, 916);

  private Failure() {}

  static Finding timeout(Duration timeout) {
    return Finding.error(
        "no answer within %.0f s".formatted(timeout.toMillis() / 1e3),
        "see whether it is up and reachable from here, or allow more with --timeout");
  }

  /** A right that only the doctor lacks is no fault of the deployment. */
  static Finding finding(Throwable thrown) {
    boolean isWrapped = thrown instanceof ExecutionException || thrown instanceof KafkaException;
    Throwable failure = isWrapped && thrown.getCause() != null ? thrown.getCause() : thrown;
    String reason = Reason.of(failure);
    if (failure instanceof SourceDatabaseException && isDenied(failure.getCause())) {
      return Finding.warning(
          "this login may not see it: " + reason, "ask again as an administrator");
    }
    return Finding.error(
        reason, "see whether it is up and reachable from here, and what its log says");
  }

  private static boolean isDenied(Throwable cause) {
    return cause instanceof SQLException sql
        && (POSTGRES_DENIED.equals(sql.getSQLState())
            || SQL_SERVER_DENIED.contains(sql.getErrorCode()));
  }
}
