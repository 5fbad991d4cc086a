package io.concord.local.sqlserver.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a table, {@code dbo} unless it says another schema. */
record ObjectName(String schema, String name) {
  static final String PATTERN = "(?:(?:\\[\\w+\\]|\\w+)\\.)?(?:\\[\\w+\\]|\\w+)";

  private static final Pattern PARTS = Pattern.compile("(?:\\[?(\\w+)\\]?\\.)?\\[?(\\w+)\\]?");

  static ObjectName parse(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("a table must have a simple name: name=" + text);
    }
    return new ObjectName(parts.group(1) == null ? "dbo" : parts.group(1), parts.group(2));
  }

  /** As H2 reads it. */
  String quoted() {
    return schema + ".[" + name + "]";
  }
}
