package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.Operation;
import io.concord.cdc.RowChange;
import io.concord.cdc.SourceRow.ClientRow;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitTimeExtractorTest {
  private static final long RECEIVED = 1_700_000_000_000L;

  /** A broker refuses what is more than an hour ahead, which would stop the node for good. */
  @ParameterizedTest
  @CsvSource({"-20, -20", "0, 0", "7200000, 0"})
  void shouldTakeTheCommitTimeButNoneOfTheFuture(long commitOffsetMs, long expectedOffsetMs) {
    assertThat(extract(RECEIVED + commitOffsetMs)).isEqualTo(RECEIVED + expectedOffsetMs);
  }

  @ParameterizedTest
  @CsvSource("-1")
  void shouldTakeTheRecordsTimeWhenTheCommitTimeIsNotTold(long notTold) {
    assertThat(extract(notTold)).isEqualTo(RECEIVED);
  }

  private static long extract(long commitTimeMs) {
    Object value = new RowChange<>(Operation.CREATE, null, new ClientRow(1, "x"), commitTimeMs);
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "concord.cdc.Client",
            0,
            0,
            RECEIVED,
            TimestampType.CREATE_TIME,
            1,
            1,
            1L,
            value,
            new RecordHeaders(),
            Optional.empty());
    return new CommitTimeExtractor().extract(record, 0);
  }
}
