package io.concord.app.deadletter;

import io.concord.app.deadletter.DeadLetterRecords.Origin;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A source record that a processor refuses goes to the dead letters. Anything else a processor
 * throws is a broken invariant: the application stops.
 */
public final class UnprocessableRecordHandler implements ProcessingExceptionHandler {
  private DeadLetterRecords deadLetters;

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = DeadLetterRecords.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    Origin origin =
        new Origin(
            context.topic(),
            context.partition(),
            context.offset(),
            context.sourceRawKey(),
            context.sourceRawValue());
    return deadLetters
        .letter(origin, exception)
        .map(letter -> Response.resume(List.of(letter)))
        .orElseGet(Response::fail);
  }
}
