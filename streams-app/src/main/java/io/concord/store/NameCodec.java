package io.concord.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A name, or the knowledge that there is none.
 *
 * <pre>
 * | name, see Texts |
 * </pre>
 */
final class NameCodec extends Codec<Optional<String>> {
  NameCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(Optional<String> name) {
    return Texts.sizeBytes(name.orElse(null));
  }

  @Override
  protected void write(Optional<String> name, ByteBuffer out) {
    Texts.write(name.orElse(null), out);
  }

  @Override
  protected Optional<String> read(ByteBuffer in) {
    return Optional.ofNullable(Texts.read(in));
  }
}
