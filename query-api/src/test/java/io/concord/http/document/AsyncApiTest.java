package io.concord.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.TestServer;
import io.concord.http.openapi.ClassPathJson;
import io.concord.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
  private static final Topics TOPICS = new Topics("prefix");

  private final JsonNode document = AsyncApiDocument.read();

  @Test
  void shouldFitTheOfficialSchema() {
    assertThat(Specification.ASYNCAPI.violations(document)).isEmpty();
    assertThat(Specification.ASYNCAPI.violations(ClassPathJson.read("asyncapi.json"))).isEmpty();
  }

  @Test
  void shouldBeNoticedWhenItDoesNotFit() {
    JsonNode broken = document.deepCopy();
    broken.withObject("/channels/orders").put("adress", "concord.cdc.Order");

    assertThat(Specification.ASYNCAPI.violations(broken)).isNotEmpty();
  }

  @Test
  void shouldHaveAChannelForEveryTopicAndNoOther() {
    List<String> topics = new ArrayList<>(TOPICS.sources());
    topics.add(TOPICS.recommendationChanged());
    topics.add(TOPICS.deadLetters());
    topics.add(TOPICS.heartbeats());

    assertThat(stream(document.path("channels")).map(AsyncApiTest::address))
        .containsExactlyInAnyOrderElementsOf(topics);
  }

  /** With the prefix that {@link #TOPICS} has. */
  private static String address(JsonNode channel) {
    return channel.path("address").textValue().replace("{prefix}", TOPICS.prefix());
  }

  @Test
  void shouldReferToNothingOutsideOrMissing() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse())
        .allSatisfy(ref -> assertThat(ref).startsWith("#/"));
  }

  @Test
  void shouldBeServed() {
    try (TestServer server = new TestServer()) {
      assertThat(server.get("/asyncapi.json").body()).isEqualTo(document.toString());
    }
  }

  private static Stream<JsonNode> stream(JsonNode object) {
    return StreamSupport.stream(object.spliterator(), false);
  }
}
