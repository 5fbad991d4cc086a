package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes print on standard error, for people and for collectors. */
class LogFormatTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Map<String, String> JSON = Map.of("CONCORD_LOG_FORMAT", "json");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;

  @Test
  void shouldPrintLinesForPeopleWhenNothingIsAsked() throws Exception {
    List<String> lines = probe(Map.of()).lines().toList();

    assertThat(lines.get(0))
        .matches(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  LogProbe - the list of somebody is wrong"
                + " \\{clientId=410376, revision=3}");
    assertThat(lines).anyMatch(line -> line.endsWith("WARN  LogProbe - plain"));
  }

  @Test
  void shouldPrintOneObjectPerEventWhenJsonIsAsked() throws Exception {
    List<JsonNode> events = events(probe(JSON));

    assertThat(events).hasSize(6);
    JsonNode first = events.get(0);
    assertThat(first.path("@timestamp").textValue()).matches(".*T.*\\.\\d{3}Z");
    assertThat(Instant.parse(first.path("@timestamp").textValue()))
        .isBetween(Instant.now().minus(SOON), Instant.now());
    assertThat(first.path("log.level").textValue()).isEqualTo("WARN");
    assertThat(first.path("message").textValue()).isEqualTo("the list of somebody is wrong");
    assertThat(first.path("service.name").textValue()).isEqualTo("concord-recommender");
    assertThat(first.path("service.node.name").textValue()).isEqualTo("node-7");
    assertThat(first.path("log.logger").textValue()).isEqualTo(LogProbe.class.getName());
    assertThat(first.path("labels").toString())
        .isEqualTo("{\"clientId\":\"410376\",\"revision\":\"3\"}");
    assertThat(first.has("error.type")).isFalse();
    assertThat(events.get(2).has("labels")).isFalse();
  }

  @Test
  void shouldNameTraceAndSpanWhenARequestIsFollowed() throws Exception {
    JsonNode event = events(probe(JSON)).get(3);
    assertThat(event.path("trace.id").textValue()).isEqualTo(LogProbe.TRACE_ID);
    assertThat(event.path("span.id").textValue()).isEqualTo(LogProbe.SPAN_ID);
    assertThat(event.path("labels").toString()).isEqualTo("{\"status\":\"200\"}");

    assertThat(probe(Map.of()))
        .contains(
            "LogProbe - traced {spanId=%s, status=200, traceId=%s}"
                .formatted(LogProbe.SPAN_ID, LogProbe.TRACE_ID));
  }

  @Test
  void shouldKeepAnExceptionInsideItsEventWhenJsonIsAsked() throws Exception {
    JsonNode event = events(probe(JSON)).get(1);

    assertThat(event.path("message").textValue()).isEqualTo("two\nlines and \"quotes\"");
    assertThat(event.path("error.type").textValue())
        .isEqualTo(IllegalStateException.class.getName());
    assertThat(event.path("error.message").textValue()).isEqualTo("must hold, value=\"x\"\nor not");
    assertThat(event.path("error.stack_trace").textValue())
        .contains("LogProbe.main", "Caused by: java.lang.RuntimeException: cause");
  }

  @Test
  void shouldPrintWhatLibrariesLogByOtherMeansWhenJsonIsAsked() throws Exception {
    assertThat(events(probe(JSON)).get(4).path("message").textValue())
        .isEqualTo("Failed to export spans");
  }

  @Test
  void shouldSayOnlyOnceInAWhileThatSpansAreDropped() throws Exception {
    assertThat(probe(Map.of()).lines().filter(line -> line.contains("dropped spans"))).hasSize(1);
  }

  @Test
  void shouldTakeThePropertyBeforeTheVariable() throws Exception {
    try (ChildStack child =
        ChildStack.startMain(folder, JSON, List.of("-Dconcord.log.format=text"), LogProbe.class)) {
      assertThat(child.awaitExit(SOON)).isZero();
      assertThat(child.err()).doesNotContain("@timestamp").contains("LogProbe - plain");
    }
  }

  @Test
  void shouldPrintNothingElseThanJsonWhenANodeRuns() throws Exception {
    List<String> chatty = List.of("-Dconcord.log.level=info");
    Map<String, String> environment = environment("127.0.0.1:1");
    try (ChildStack child =
        ChildStack.startMain(folder, environment, chatty, RecommenderCommand.class, "serve")) {
      child.awaitSaid(Pattern.compile("Javalin started"));
      child.terminate();
      assertThat(child.awaitExit(SOON)).isZero();
      List<JsonNode> events = events(child.err());
      assertThat(events)
          .allSatisfy(
              event -> assertThat(event.path("service.node.name").textValue()).isEqualTo("n-1"));
      assertThat(events)
          .extracting(event -> event.path("message").textValue())
          .contains("Stopping ...", "Stopped.");
    }
  }

  @Test
  void shouldTellAWrongSettingAsJsonWhenANodeIsStarted() throws Exception {
    assertThat(refusal(environment(""), "serve")).contains("bootstrap.servers");
    assertThat(refusal(JSON, "serve", "--prot=1")).contains("Unknown option: '--prot=1'");
  }

  @Test
  void shouldRefuseAFormatThatThereIsNot() throws Exception {
    try (ChildStack child =
        ChildStack.start(folder, Map.of("CONCORD_LOG_FORMAT", "xml"), "serve")) {
      assertThat(child.awaitExit(SOON)).isPositive();
      assertThat(child.err())
          .contains("CONCORD_LOG_FORMAT must be text or json, CONCORD_LOG_FORMAT=xml");
    }
  }

  private String refusal(Map<String, String> environment, String... arguments) throws Exception {
    try (ChildStack child = ChildStack.start(folder, environment, arguments)) {
      assertThat(child.awaitExit(SOON)).isPositive();
      List<JsonNode> events = events(child.err());
      assertThat(events).hasSize(1);
      assertThat(events.get(0).path("log.level").textValue()).isEqualTo("ERROR");
      return events.get(0).path("message").textValue();
    }
  }

  private Map<String, String> environment(String brokers) {
    return Map.of(
        "CONCORD_LOG_FORMAT",
        "json",
        "CONCORD_BOOTSTRAP_SERVERS",
        brokers,
        "CONCORD_NODE_ID",
        "n-1",
        "CONCORD_HTTP_PORT",
        "0",
        "CONCORD_STATE_DIR",
        folder.resolve("state").toString());
  }

  private String probe(Map<String, String> environment) throws Exception {
    try (ChildStack child = ChildStack.startMain(folder, environment, List.of(), LogProbe.class)) {
      assertThat(child.awaitExit(SOON)).isZero();
      return child.err();
    }
  }

  private static List<JsonNode> events(String lines) {
    return lines.lines().map(LogFormatTest::event).toList();
  }

  private static JsonNode event(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("every line must be a JSON object, line=" + line, e);
    }
  }
}
