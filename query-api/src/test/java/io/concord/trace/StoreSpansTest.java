package io.concord.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

class StoreSpansTest {
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(exporter))
          .build()
          .get("test");
  private final StoreSpans spans = new StoreSpans(tracer);
  private final MemoryRows rows = new MemoryRows();

  @Test
  void shouldLetAScanLastUntilItsRowsAreClosed() {
    rows.put("1", "one");
    Span request = tracer.spanBuilder("request").startSpan();
    try (Scope current = request.makeCurrent()) {
      assertThat(current).isNotNull();
      ReadOnlyKeyValueStore<Bytes, byte[]> store = spans.around("purchases", 2, rows);
      try (KeyValueIterator<Bytes, byte[]> scan =
          store.prefixScan(Bytes.wrap(new byte[] {1}), new BytesSerializer())) {
        assertThat(scan.next().value).isEqualTo("one".getBytes());
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
      }
    }
    assertThat(exporter.getFinishedSpanItems())
        .singleElement()
        .satisfies(
            scan -> {
              assertThat(scan.getName()).isEqualTo("scan purchases");
              assertThat(scan.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
              assertThat(scan.getAttributes().get(Keys.PARTITION)).isEqualTo(2);
            });
  }

  @Test
  void shouldLeaveTheStoreAloneWhenNobodyFollowsTheThread() {
    assertThat(spans.around("purchases", 2, rows)).isSameAs(rows);
  }
}
