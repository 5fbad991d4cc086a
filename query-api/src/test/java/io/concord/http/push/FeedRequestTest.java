package io.concord.http.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeedRequestTest {
  @Test
  void shouldFilterByTheSegmentsOfTheContract() throws IOException {
    Set<String> segments = new TreeSet<>();
    try (InputStream schema = FeedRequest.class.getResourceAsStream("/json/common.schema.json")) {
      for (JsonNode name : new ObjectMapper().readTree(schema).at("/$defs/segment/enum")) {
        segments.add(name.textValue());
      }
    }
    assertThat(segments).isNotEmpty().isEqualTo(FeedRequest.SEGMENTS);
  }
}
