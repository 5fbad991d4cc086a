package io.concord.store;

import io.concord.quality.ClientSum;
import java.nio.ByteBuffer;

/**
 * What a client adds up to under a strategy.
 *
 * <pre>
 * | client sum (24) |
 * </pre>
 */
final class ClientSumCodec extends Codec<ClientSum> {
  ClientSumCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(ClientSum sum) {
    return QualityFields.CLIENT_SUM_BYTES;
  }

  @Override
  protected void write(ClientSum sum, ByteBuffer out) {
    QualityFields.write(sum, out);
  }

  @Override
  protected ClientSum read(ByteBuffer in) {
    return QualityFields.readClientSum(in);
  }
}
