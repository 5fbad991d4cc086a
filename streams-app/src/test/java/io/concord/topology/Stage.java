package io.concord.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** One processor alone; what it forwards is handed back. */
final class Stage<V, W> {
  final MockProcessorContext<Long, W> context = new MockProcessorContext<>();

  private final Processor<Long, V, Long, W> processor;

  Stage(Processor<Long, V, Long, W> processor, long nowMs, KeyValueStore<?, ?>... stores) {
    this.processor = processor;
    for (KeyValueStore<?, ?> store : stores) {
      context.addStateStore(store);
    }
    context.setCurrentSystemTimeMs(nowMs);
    processor.init(context);
  }

  List<Record<Long, W>> process(long key, V value, long timeMs) {
    processor.process(new Record<>(key, value, timeMs));
    return forwarded();
  }

  /** Runs what the processor scheduled. */
  List<Record<Long, W>> tick(long nowMs) {
    context.setCurrentSystemTimeMs(nowMs);
    context.scheduledPunctuators().stream()
        .filter(tick -> !tick.cancelled())
        .forEach(tick -> tick.getPunctuator().punctuate(nowMs));
    return forwarded();
  }

  /** The task is closed and opened again with the same processor, as after a corrupted store. */
  void reopen() {
    close();
    processor.init(context);
  }

  void close() {
    processor.close();
  }

  private List<Record<Long, W>> forwarded() {
    List<Record<Long, W>> records = new ArrayList<>();
    for (MockProcessorContext.CapturedForward<? extends Long, ? extends W> forward :
        context.forwarded()) {
      Record<? extends Long, ? extends W> record = forward.record();
      records.add(new Record<>(record.key(), record.value(), record.timestamp()));
    }
    context.resetForwards();
    return records;
  }
}
