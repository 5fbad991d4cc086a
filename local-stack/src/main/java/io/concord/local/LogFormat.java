package io.concord.local;

import java.util.Locale;

/**
 * How the log's lines on standard error look. The logging configuration reads the same property and
 * variable; here they are checked, and known to what else would be printed there.
 */
enum LogFormat {
  /** For people. */
  TEXT,
  /** A JSON object a line and nothing else, for collectors. */
  JSON;

  /** Environment variable; no setting of the node, because lines come before settings are read. */
  static final String VARIABLE = "CONCORD_LOG_FORMAT";

  private static final String PROPERTY = "concord.log.format";

  /** The format of this process. */
  static LogFormat current() {
    return value().equals(JSON.label()) ? JSON : TEXT;
  }

  /**
   * Refuses a format that there is not.
   *
   * @throws UserError naming it
   */
  static void check() {
    if (!value().equals(current().label())) {
      throw new UserError(VARIABLE + " must be text or json, " + VARIABLE + "=" + value());
    }
  }

  private static String value() {
    return System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, TEXT.label()));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
