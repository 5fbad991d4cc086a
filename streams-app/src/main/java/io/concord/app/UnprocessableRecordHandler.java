package io.concord.app;

import io.concord.cdc.EnvelopeException;
import io.concord.topology.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source record that a processor refuses goes to the dead letters. Anything else a processor
 * throws is a broken invariant: the application stops.
 */
public final class UnprocessableRecordHandler implements ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnprocessableRecordHandler.class);

  private Topics topics;
  private DeadLetterCounter counter;

  @Override
  public void configure(Map<String, ?> configs) {
    topics = (Topics) configs.get(DeadLetterRecords.TOPICS_CONFIG);
    counter = (DeadLetterCounter) configs.get(DeadLetterCounter.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof EnvelopeException) || !topics.isSource(context.topic())) {
      return Response.fail();
    }
    LOG.warn(
        "To the dead letters: topic={} partition={} offset={}: {}",
        context.topic(),
        context.partition(),
        context.offset(),
        exception.getMessage());
    counter.increment();
    return Response.resume(
        List.of(
            DeadLetterRecords.of(
                topics,
                context.topic(),
                context.partition(),
                context.offset(),
                context.sourceRawKey(),
                context.sourceRawValue(),
                exception)));
  }
}
