package io.concord.topology;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Counts what each processor takes, in the {@link RecordCounts} that the configuration carries
 * under {@link #COUNTS_CONFIG}. Some ten nanoseconds a record.
 */
public final class CountingWrapper implements ProcessorWrapper {
  /** Key of the Streams configuration that holds the {@link RecordCounts}, the object itself. */
  public static final String COUNTS_CONFIG = "concord.record.counts";

  private RecordCounts counts;

  @Override
  public void configure(Map<String, ?> configs) {
    counts = (RecordCounts) configs.get(COUNTS_CONFIG);
    if (counts == null) {
      throw new IllegalStateException(COUNTS_CONFIG + " must be set");
    }
  }

  @Override
  public <KIn, VIn, KOut, VOut>
      WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
          String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
    LongAdder count = counts.of(name);
    return new WrappedProcessorSupplier<>() {
      @Override
      public Processor<KIn, VIn, KOut, VOut> get() {
        return new Counting<>(supplier.get(), count);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return supplier.stores();
      }
    };
  }

  @Override
  public <KIn, VIn, VOut>
      WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
          String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
    LongAdder count = counts.of(name);
    return new WrappedFixedKeyProcessorSupplier<>() {
      @Override
      public FixedKeyProcessor<KIn, VIn, VOut> get() {
        return new CountingFixedKey<>(supplier.get(), count);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return supplier.stores();
      }
    };
  }

  private record Counting<KIn, VIn, KOut, VOut>(
      Processor<KIn, VIn, KOut, VOut> processor, LongAdder count)
      implements Processor<KIn, VIn, KOut, VOut> {
    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
      processor.init(context);
    }

    @Override
    public void process(Record<KIn, VIn> taken) {
      count.increment();
      processor.process(taken);
    }

    @Override
    public void close() {
      processor.close();
    }
  }

  private record CountingFixedKey<KIn, VIn, VOut>(
      FixedKeyProcessor<KIn, VIn, VOut> processor, LongAdder count)
      implements FixedKeyProcessor<KIn, VIn, VOut> {
    @Override
    public void init(FixedKeyProcessorContext<KIn, VOut> context) {
      processor.init(context);
    }

    @Override
    public void process(FixedKeyRecord<KIn, VIn> taken) {
      count.increment();
      processor.process(taken);
    }

    @Override
    public void close() {
      processor.close();
    }
  }
}
