package io.concord.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.RequestTracer;
import io.concord.query.Readers;
import io.concord.query.local.StoreDecorator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class TracesOffTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void shouldPutNothingAroundAnythingWhenNoVariableIsSet() {
    Traces traces = Traces.fromEnvironment("node-1", "1");
    MemoryRows rows = new MemoryRows();
    HttpClient http = HttpClient.newHttpClient();
    Executor threads = Runnable::run;
    Readers readers =
        new Readers(new StoredLists(rows, StoreDecorator.NONE), new TracedNode.Nobody());

    assertThat(traces).isSameAs(Traces.OFF);
    assertThat(traces.requests()).isSameAs(RequestTracer.NONE);
    assertThat(traces.routing(readers)).isSameAs(readers);
    assertThat(traces.calls(http)).isSameAs(http);
    assertThat(traces.tasks(threads)).isSameAs(threads);
    assertThat(traces.stores().around("recommendations", 0, rows)).isSameAs(rows);
  }

  /** The second node follows requests: it would hang its spans below what the first one says. */
  @Test
  void shouldTellTheOtherNodeNothingWhenOff() throws Exception {
    try (TracedNode first = new TracedNode(false);
        TracedNode second = new TracedNode()) {
      second.rows.put("2", "22");
      first.askOther(second);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(first.url("/v1/clients/2/recommendations")))
              .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
              .build();

      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);

      assertThat(second.spans(3))
          .allSatisfy(span -> assertThat(span.getTraceId()).isNotEqualTo(TRACE));
    }
  }
}
