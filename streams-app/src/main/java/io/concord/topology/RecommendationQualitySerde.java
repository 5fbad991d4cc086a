package io.concord.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.concord.contract.ContractJson;
import io.concord.contract.RecommendationQuality;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Rows of the measured quality as the JSON of the contract. */
public final class RecommendationQualitySerde implements Serde<RecommendationQuality> {
  private final ObjectWriter writer = ContractJson.mapper().writerFor(RecommendationQuality.class);
  private final ObjectReader reader = ContractJson.mapper().readerFor(RecommendationQuality.class);

  @Override
  public Serializer<RecommendationQuality> serializer() {
    return (topic, row) -> {
      try {
        return writer.writeValueAsBytes(row);
      } catch (JsonProcessingException e) {
        throw new SerializationException("a row of the quality must be writable", e);
      }
    };
  }

  @Override
  public Deserializer<RecommendationQuality> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : reader.readValue(bytes);
      } catch (IOException e) {
        throw new SerializationException("a row of the quality must follow its schema", e);
      }
    };
  }
}
