package io.concord.app.deadletter;

import io.concord.app.deadletter.DeadLetterRecords.Origin;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * A source record that is no envelope goes to the dead letters; the rest flows on. A record of our
 * own that cannot be read is corruption: the application stops.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {
  private DeadLetterRecords deadLetters;

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = DeadLetterRecords.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Origin origin =
        new Origin(
            record.topic(), record.partition(), record.offset(), record.key(), record.value());
    return deadLetters
        .letter(origin, exception)
        .map(letter -> Response.resume(List.of(letter)))
        .orElseGet(Response::fail);
  }
}
