package io.concord.local;

import io.concord.http.PortInUseException;
import io.concord.local.failure.Reason;
import io.concord.local.orders.OrderDataException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line what went wrong; what a person cannot put right goes to the log as well. */
final class Failures {
  /** Outside the product's packages, whose warnings are shown on the terminal. */
  private static final Logger LOG = LoggerFactory.getLogger("recommender");

  private Failures() {}

  /**
   * @param logFile where the details are; null when nothing is logged to a file yet
   */
  static String line(Throwable failure, Path logFile) {
    if (isForTheUser(failure)) {
      return "recommender: " + Reason.of(failure);
    }
    LOG.error("The recommender failed", failure);
    String details = logFile == null ? "" : " (details in " + logFile + ")";
    return "recommender: " + Reason.of(failure) + details;
  }

  /** Whether the message alone tells the user what to put right. */
  static boolean isForTheUser(Throwable failure) {
    return failure instanceof UserError
        || failure instanceof OrderDataException
        || failure instanceof PortInUseException;
  }
}
