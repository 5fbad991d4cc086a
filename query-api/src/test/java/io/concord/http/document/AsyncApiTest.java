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
    topics.add(TOPICS.recommendationQuality());
    topics.add(TOPICS.deadLetters());
    topics.add(TOPICS.heartbeats());
    topics.add(TOPICS.apiKeys());
    topics.add("{auditTopic}");

    assertThat(channels("kafka")).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void shouldHaveAChannelForEveryPathThatPushes() {
    try (TestServer server = new TestServer()) {
      ApiDocument openApi = new ApiDocument(TestServer.json(server.get("/openapi.json")));

      assertThat(channels("events"))
          .containsExactlyInAnyOrderElementsOf(
              openApi.operations().stream()
                  .filter(ApiDocument.Described::isStream)
                  .map(operation -> operation.path().replace("{id}", "{clientId}"))
                  .toList());
    }
  }

  private List<String> channels(String server) {
    return stream(document.path("channels"))
        .filter(channel -> channel.path("servers").toString().contains("/" + server + "\""))
        .map(AsyncApiTest::address)
        .toList();
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
