package io.concord.store;

import io.concord.purchase.Line;
import java.nio.ByteBuffer;

/**
 * An order line.
 *
 * <pre>
 * | line, see LineFields |
 * </pre>
 */
final class LineCodec extends Codec<Line> {
  LineCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(Line line) {
    return LineFields.sizeBytes(line);
  }

  @Override
  protected void write(Line line, ByteBuffer out) {
    LineFields.write(line, out);
  }

  @Override
  protected Line read(ByteBuffer in) {
    return LineFields.readLine(in);
  }
}
