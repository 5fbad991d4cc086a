package io.concord.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.concord.contract.ContractJson;
import io.concord.contract.RecommendationChanged;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Change events as the JSON of the contract. */
public final class RecommendationChangedSerde implements Serde<RecommendationChanged> {
  private final ObjectWriter writer = ContractJson.mapper().writerFor(RecommendationChanged.class);
  private final ObjectReader reader = ContractJson.mapper().readerFor(RecommendationChanged.class);

  @Override
  public Serializer<RecommendationChanged> serializer() {
    return (topic, event) -> {
      try {
        return writer.writeValueAsBytes(event);
      } catch (JsonProcessingException e) {
        throw new SerializationException("a change event must be writable", e);
      }
    };
  }

  @Override
  public Deserializer<RecommendationChanged> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : reader.readValue(bytes);
      } catch (IOException e) {
        throw new SerializationException("a change event must follow its schema", e);
      }
    };
  }
}
