package io.concord.local.orders;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table, in PostgreSQL's COPY text format. */
final class PostgresCopy implements TableRows {
  private static final int BUFFER_CHARS = 1 << 16;

  private final SourceTable table;
  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 1024);
  private long rows;

  PostgresCopy(SourceTable table, CopyIn copy) {
    this.table = table;
    this.copy = copy;
  }

  @Override
  public void row(Object... values) throws SQLException {
    table.requireComplete(values);
    for (int i = 0; i < values.length; i++) {
      append(values[i]);
      buffer.append(i == values.length - 1 ? '\n' : '\t');
    }
    rows++;
    if (buffer.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  long rows() {
    return rows;
  }

  void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  private void append(Object value) {
    if (value == null) {
      buffer.append("\\N");
    } else if (value instanceof Instant time) {
      buffer.append(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    } else if (value instanceof String text) {
      appendEscaped(text);
    } else {
      buffer.append(value);
    }
  }

  private void appendEscaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        default -> buffer.append(c);
      }
    }
  }
}
