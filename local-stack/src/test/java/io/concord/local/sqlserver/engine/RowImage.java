package io.concord.local.sqlserver.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;

/** The values of a row, as bytes in the transaction log. */
final class RowImage {

  private RowImage() {}

  /** Null for no row. */
  static byte[] write(Object[] values) {
    if (values == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      for (Object value : values) {
        out.writeObject(withoutZone(value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** H2 hands triggers wall-clock time as the time zone of this machine has it. */
  private static Object withoutZone(Object value) {
    return value instanceof Timestamp time ? time.toLocalDateTime() : value;
  }

  static Object[] read(byte[] bytes, int columns) {
    if (bytes == null) {
      return null;
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      Object[] values = new Object[columns];
      for (int i = 0; i < columns; i++) {
        values[i] = in.readObject();
      }
      return values;
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("a row of the log must be readable", e);
    }
  }
}
