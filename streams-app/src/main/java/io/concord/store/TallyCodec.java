package io.concord.store;

import io.concord.quality.Tally;
import java.nio.ByteBuffer;

/**
 * What is counted of a group.
 *
 * <pre>
 * | tally (80) |
 * </pre>
 */
final class TallyCodec extends Codec<Tally> {
  TallyCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(Tally tally) {
    return QualityFields.TALLY_BYTES;
  }

  @Override
  protected void write(Tally tally, ByteBuffer out) {
    QualityFields.write(tally, out);
  }

  @Override
  protected Tally read(ByteBuffer in) {
    return QualityFields.readTally(in);
  }
}
