package io.concord.app;

import io.concord.cdc.EnvelopeException;
import io.concord.topology.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source record that is no envelope goes to the dead letters; the rest flows on. A record of our
 * own that cannot be read is corruption: the application stops.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);

  private Topics topics;
  private DeadLetterCounter counter;

  @Override
  public void configure(Map<String, ?> configs) {
    topics = (Topics) configs.get(DeadLetterRecords.TOPICS_CONFIG);
    counter = (DeadLetterCounter) configs.get(DeadLetterCounter.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!topics.isSource(record.topic()) || !(exception instanceof EnvelopeException)) {
      return Response.fail();
    }
    LOG.warn(
        "To the dead letters: topic={} partition={} offset={}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        exception.getMessage());
    counter.increment();
    return Response.resume(
        List.of(
            DeadLetterRecords.of(
                topics,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                exception)));
  }
}
