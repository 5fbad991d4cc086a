package io.concord.local.sqlserver.tds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Reads the parameters of a procedure call.
 *
 * <pre>
 *   name       status  type    type's own facts         value
 *   B_VARCHAR  1 byte  1 byte  sizes, scale, collation  length and bytes; a length of 0, or of all
 *                                                       ones for strings, is NULL
 * </pre>
 */
final class ParameterReader {
  private static final Charset VARCHAR = Charset.forName("windows-1252");
  private static final int COLLATION_BYTES = 5;
  private static final int SHORT_MAX = 0xFFFF;

  private final TdsReader in;

  ParameterReader(TdsReader in) {
    this.in = in;
  }

  Parameter read() throws IOException {
    String name = in.text(in.u1());
    in.u1(); // status: given by reference or a default, which makes no difference here
    return new Parameter(name, value(in.u1()));
  }

  private Object value(int type) throws IOException {
    return switch (type) {
      case TypeCode.GUID -> guid();
      case TypeCode.INTEGER -> integer();
      case TypeCode.DATE -> in.u1() == 0 ? null : date();
      case TypeCode.TIME -> time(in.u1());
      case TypeCode.DATETIME2 -> dateTime(in.u1());
      case TypeCode.DATETIMEOFFSET -> dateTimeOffset(in.u1());
      case TypeCode.BIT -> bit();
      case TypeCode.DECIMAL, TypeCode.NUMERIC -> decimal();
      case TypeCode.FLOAT -> floating();
      case TypeCode.NVARCHAR, TypeCode.NCHAR -> text(StandardCharsets.UTF_16LE);
      case TypeCode.VARCHAR, TypeCode.CHAR -> text(VARCHAR);
      case TypeCode.VARBINARY, TypeCode.BINARY -> string(in.u2());
      default ->
          throw new IOException(
              "a parameter must be of a known type: type=0x" + Integer.toHexString(type));
    };
  }

  private Object integer() {
    in.u1();
    int bytes = in.u1();
    return switch (bytes) {
      case 0 -> null;
      case 8 -> in.i8();
      case 4 -> in.i4();
      case 2 -> (int) (short) in.u2();
      default -> in.u1();
    };
  }

  private Object bit() {
    in.u1();
    return in.u1() == 0 ? null : in.u1() != 0;
  }

  private Object floating() {
    in.u1();
    int bytes = in.u1();
    if (bytes == 0) {
      return null;
    }
    return bytes == 8 ? in.f8() : (double) in.f4();
  }

  private Object decimal() {
    in.skip(2);
    int scale = in.u1();
    int bytes = in.u1();
    if (bytes == 0) {
      return null;
    }
    int sign = in.u1() == 1 ? 1 : -1;
    byte[] magnitude = reversed(in.bytes(bytes - 1));
    return new BigDecimal(new BigInteger(sign, magnitude), scale);
  }

  private Object guid() {
    in.u1();
    if (in.u1() == 0) {
      return null;
    }
    ByteBuffer halves = ByteBuffer.wrap(Guid.swap(in.bytes(Guid.BYTES)));
    return new UUID(halves.getLong(), halves.getLong());
  }

  private LocalDate date() {
    return Ticks.date(in.unsigned(Ticks.DATE_BYTES));
  }

  private Object time(int scale) {
    int bytes = in.u1();
    return bytes == 0 ? null : Ticks.time(in.unsigned(bytes), scale);
  }

  private Object dateTime(int scale) {
    int bytes = in.u1();
    if (bytes == 0) {
      return null;
    }
    LocalTime time = Ticks.time(in.unsigned(bytes - Ticks.DATE_BYTES), scale);
    return LocalDateTime.of(date(), time);
  }

  private Object dateTimeOffset(int scale) {
    int bytes = in.u1();
    if (bytes == 0) {
      return null;
    }
    LocalTime time = Ticks.time(in.unsigned(bytes - Ticks.DATE_BYTES - 2), scale);
    LocalDateTime utc = LocalDateTime.of(date(), time);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((short) in.u2() * 60);
    return utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
  }

  private Object text(Charset charset) {
    int maximum = in.u2();
    in.skip(COLLATION_BYTES);
    byte[] bytes = string(maximum);
    return bytes == null ? null : new String(bytes, charset);
  }

  private byte[] string(int maximum) {
    if (maximum == SHORT_MAX) {
      return chunks();
    }
    int bytes = in.u2();
    return bytes == SHORT_MAX ? null : in.bytes(bytes);
  }

  /** A value of type (max): its length or -1 for NULL, then chunks up to an empty one. */
  private byte[] chunks() {
    if (in.i8() == -1) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int count = in.i4(); count > 0; count = in.i4()) {
      bytes.writeBytes(in.bytes(count));
    }
    return bytes.toByteArray();
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
