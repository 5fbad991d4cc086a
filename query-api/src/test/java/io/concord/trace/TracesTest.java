package io.concord.trace;

import static io.concord.trace.TracedNode.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first node knows client 1, the second one client 2, and nobody client 9. */
class TracesTest {
  private static final String LIST = "GET /v1/clients/{id}/recommendations";
  private static final String BATCH = "POST /v1/recommendations:batch";
  private static final String ROUTING = "find client";
  private static final String READ = "get recommendations";
  private static final HttpClient CALLER = HttpClient.newHttpClient();

  private final TracedNode first = new TracedNode();
  private final TracedNode second = new TracedNode();

  @BeforeEach
  void fill() {
    first.rows.put("1", "11");
    second.rows.put("2", "22");
    first.askOther(second);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void shouldMakeOneTreeDownToTheStoreWhenTheOwnerIsAsked() throws Exception {
    assertThat(get("/v1/clients/1/recommendations")).isEqualTo(200);

    List<SpanData> spans = first.spans(3);
    SpanData request = named(LIST, spans);
    assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(request.getParentSpanContext().isValid()).isFalse();
    assertThat(request.getAttributes().asMap())
        .containsEntry(Keys.METHOD, "GET")
        .containsEntry(Keys.ROUTE, "/v1/clients/{id}/recommendations")
        .containsEntry(Keys.PATH, "/v1/clients/1/recommendations")
        .containsEntry(Keys.STATUS, 200L)
        .containsEntry(Keys.CLIENT, 1L)
        .containsEntry(Keys.REVISION, 11L)
        .containsEntry(Keys.STALENESS, StoredLists.STALENESS_MS)
        .doesNotContainKey(Keys.ERROR);
    SpanData routing = named(ROUTING, spans);
    requireBelow(request, routing);
    assertThat(routing.getAttributes().get(Keys.ANSWERED_BY)).isEqualTo("owner");
    SpanData read = named(READ, spans);
    requireBelow(routing, read);
    assertThat(read.getAttributes().get(Keys.STORE)).isEqualTo("recommendations");
    assertThat(read.getAttributes().get(Keys.PARTITION)).isEqualTo(StoredLists.PARTITION);
  }

  @Test
  void shouldHangTheOtherNodesSpansBelowTheCallWhenARequestIsForwarded() throws Exception {
    assertThat(get("/v1/clients/2/recommendations")).isEqualTo(200);

    List<SpanData> asking = first.spans(4);
    SpanData routing = named(ROUTING, asking);
    assertThat(routing.getAttributes().get(Keys.ANSWERED_BY)).isEqualTo("forwarded");
    SpanData call = named("GET", asking);
    requireBelow(routing, call);
    assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(call.getAttributes().get(Keys.STATUS)).isEqualTo(200);
    assertThat(call.getAttributes().get(Keys.URL))
        .isEqualTo(second.url("/v1/clients/2/recommendations?limit=50"));
    assertThat(call.getAttributes().get(Keys.SERVER)).isEqualTo("127.0.0.1");

    List<SpanData> asked = second.spans(3);
    requireBelow(call, named(LIST, asked));
    requireBelow(named(LIST, asked), named(ROUTING, asked));
    requireBelow(named(ROUTING, asked), named(READ, asked));
  }

  @Test
  void shouldKeepTheTreeWhenABatchIsSentByOtherThreads() throws Exception {
    HttpRequest batch =
        request(first.url("/v1/recommendations:batch"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"clientIds\":[1,2]}"))
            .build();
    assertThat(send(batch)).isEqualTo(200);

    List<SpanData> asking = first.spans(5);
    SpanData routing = named("find clients", asking);
    requireBelow(named(BATCH, asking), routing);
    assertThat(routing.getAttributes().get(Keys.CLIENTS)).isEqualTo(2);
    requireBelow(routing, named("POST", asking));
    requireBelow(named("POST", asking), named(BATCH, second.spans(3)));
  }

  @Test
  void shouldRecordTheErrorWhenTheStoreFails() throws Exception {
    first.rows.breakDown();
    assertThat(get("/v1/clients/1/recommendations")).isEqualTo(500);

    for (SpanData span : first.spans(3)) {
      assertThat(span.getStatus()).isEqualTo(StatusData.error());
      assertThat(span.getAttributes().get(Keys.ERROR))
          .isEqualTo(IllegalStateException.class.getName());
      assertThat(span.getEvents())
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.getAttributes().asMap().values())
                      .contains("the store is broken"));
    }
  }

  @Test
  void shouldRecordWhoDidNotAnswerWhenNobodyDoes() throws Exception {
    second.close();
    assertThat(get("/v1/clients/9/recommendations")).isEqualTo(503);

    SpanData request = named(LIST, first.spans(4));
    assertThat(request.getAttributes().get(Keys.ERROR)).isEqualTo("503");
    assertThat(first.spans(4).stream().filter(span -> span.getKind() == SpanKind.CLIENT))
        .isNotEmpty()
        .allSatisfy(
            call ->
                assertThat(call.getAttributes().get(Keys.ERROR))
                    .isEqualTo(ConnectException.class.getName()));
    assertThat(named(ROUTING, first.spans(4)).getStatus())
        .isEqualTo(StatusData.create(StatusCode.ERROR, "it is elsewhere"));
  }

  @Test
  void shouldJoinTheTraceOfTheCaller() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    String span = "b7ad6b7169203331";
    send(
        request(first.url("/v1/clients/1/recommendations"))
            .header("traceparent", "00-" + trace + "-" + span + "-01")
            .build());

    assertThat(named(LIST, first.spans(3)).getTraceId()).isEqualTo(trace);
    assertThat(named(LIST, first.spans(3)).getParentSpanId()).isEqualTo(span);
  }

  @Test
  void shouldNameRequestsWithoutARouteByTheirMethod() throws Exception {
    assertThat(get("/nowhere")).isEqualTo(404);

    SpanData request = named("GET", first.spans(1));
    assertThat(request.getAttributes().get(Keys.STATUS)).isEqualTo(404);
    assertThat(request.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void shouldNotFollowProbesAndScrapes() throws Exception {
    get("/health/live");
    get("/health/ready");
    get("/metrics");
    get("/v1/clients/1/recommendations");

    assertThat(first.spans(3)).hasSize(3);
    assertThat(named(LIST, first.spans(3)).getKind()).isEqualTo(SpanKind.SERVER);
  }

  private static void requireBelow(SpanData parent, SpanData child) {
    assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
    assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
  }

  private int get(String path) throws Exception {
    return send(request(first.url(path)).build());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private static int send(HttpRequest request) throws Exception {
    return CALLER.send(request, BodyHandlers.ofString()).statusCode();
  }
}
