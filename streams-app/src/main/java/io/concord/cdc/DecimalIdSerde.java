package io.concord.cdc;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A row ID as decimal digits in UTF-8, the key of every topic: readable in any tool, and the same
 * bytes, so the same partition, whoever wrote it.
 */
public final class DecimalIdSerde implements Serde<Long> {
  @Override
  public Serializer<Long> serializer() {
    return (topic, id) -> id == null ? null : Long.toString(id).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Deserializer<Long> deserializer() {
    return (topic, bytes) -> parse(bytes);
  }

  /**
   * The ID these bytes spell in its one canonical form.
   *
   * @throws EnvelopeException when they spell none
   */
  public static long parse(byte[] bytes) {
    if (bytes == null) {
      throw new EnvelopeException("a key must be a decimal ID, key=null");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      long id = Long.parseLong(text);
      if (Long.toString(id).equals(text)) {
        return id;
      }
    } catch (NumberFormatException e) {
      throw new EnvelopeException("a key must be a decimal ID, key=" + text, e);
    }
    throw new EnvelopeException("a key must be a decimal ID without padding, key=" + text);
  }
}
