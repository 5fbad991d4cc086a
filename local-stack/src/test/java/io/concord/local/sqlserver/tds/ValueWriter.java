package io.concord.local.sqlserver.tds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Writes the values of a row.
 *
 * <pre>
 *   string, binary   length in 2 bytes, 0xFFFF is NULL; then the bytes
 *   (max) of these   length in 8 bytes, -1 is NULL; then chunks: length in 4 bytes, bytes; 0 ends
 *   everything else  length in 1 byte, 0 is NULL; then the value, little-endian
 *     decimal        sign, 1 is positive; magnitude in 4, 8, 12 or 16 bytes
 *     datetime2      time of day as {@link Ticks}, then days in 3 bytes
 *     datetimeoffset the same in UTC, then the offset in minutes
 * </pre>
 */
final class ValueWriter {
  private static final Charset VARCHAR = Charset.forName("windows-1252");
  private static final int SHORT_NULL = 0xFFFF;

  private final TdsWriter out;

  ValueWriter(TdsWriter out) {
    this.out = out;
  }

  void write(TsqlType type, Object value) {
    switch (type.name()) {
      case NVARCHAR -> string(type, bytes(value, StandardCharsets.UTF_16LE));
      case VARCHAR -> string(type, bytes(value, VARCHAR));
      case VARBINARY -> string(type, (byte[]) value);
      default -> {
        if (value == null) {
          out.u1(0);
        } else {
          fixed(type, value);
        }
      }
    }
  }

  private void fixed(TsqlType type, Object value) {
    switch (type.name()) {
      case BIGINT -> integer(value, 8);
      case INT -> integer(value, 4);
      case SMALLINT -> integer(value, 2);
      case TINYINT -> integer(value, 1);
      case BIT -> out.u1(1).u1((Boolean) value ? 1 : 0);
      case FLOAT -> out.u1(8).i8(Double.doubleToLongBits(((Number) value).doubleValue()));
      case REAL -> out.u1(4).i4(Float.floatToIntBits(((Number) value).floatValue()));
      case DECIMAL -> decimal(type, (BigDecimal) value);
      case DATE -> out.u1(Ticks.DATE_BYTES).integer(Ticks.days((LocalDate) value), 3);
      case TIME -> time(out.u1(Ticks.bytes(type.scale())), (LocalTime) value, type.scale());
      case DATETIME2 -> dateTime((LocalDateTime) value, type.scale(), 0);
      case DATETIMEOFFSET -> dateTimeOffset((OffsetDateTime) value, type.scale());
      case UNIQUEIDENTIFIER -> guid((UUID) value);
      default -> throw new IllegalStateException("not of fixed length: " + type);
    }
  }

  private void integer(Object value, int bytes) {
    out.u1(bytes).integer(((Number) value).longValue(), bytes);
  }

  private void decimal(TsqlType type, BigDecimal value) {
    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
    byte[] magnitude = scaled.unscaledValue().abs().toByteArray();
    int bytes = TypeInfo.decimalBytes(type.precision());
    out.u1(bytes).u1(scaled.signum() < 0 ? 0 : 1);
    for (int i = 0; i < bytes - 1; i++) {
      int index = magnitude.length - 1 - i;
      out.u1(index < 0 ? 0 : magnitude[index]);
    }
  }

  private void dateTime(LocalDateTime value, int scale, int moreBytes) {
    out.u1(Ticks.bytes(scale) + Ticks.DATE_BYTES + moreBytes);
    time(out, value.toLocalTime(), scale);
    out.integer(Ticks.days(value.toLocalDate()), Ticks.DATE_BYTES);
  }

  private void dateTimeOffset(OffsetDateTime value, int scale) {
    dateTime(value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), scale, 2);
    out.u2(value.getOffset().getTotalSeconds() / 60);
  }

  private static void time(TdsWriter out, LocalTime value, int scale) {
    out.integer(Ticks.parts(value, scale), Ticks.bytes(scale));
  }

  private void guid(UUID value) {
    ByteBuffer halves = ByteBuffer.allocate(Guid.BYTES);
    halves.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    out.u1(Guid.BYTES).bytes(Guid.swap(halves.array()));
  }

  private static byte[] bytes(Object value, Charset charset) {
    return value == null ? null : value.toString().getBytes(charset);
  }

  private void string(TsqlType type, byte[] bytes) {
    if (type.isMax()) {
      chunked(bytes);
    } else if (bytes == null) {
      out.u2(SHORT_NULL);
    } else {
      out.u2(bytes.length).bytes(bytes);
    }
  }

  private void chunked(byte[] bytes) {
    if (bytes == null) {
      out.i8(-1);
      return;
    }
    out.i8(bytes.length);
    if (bytes.length > 0) {
      out.i4(bytes.length).bytes(bytes);
    }
    out.i4(0);
  }
}
