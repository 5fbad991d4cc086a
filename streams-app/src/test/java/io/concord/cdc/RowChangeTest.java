package io.concord.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.cdc.SourceRow.ClientRow;
import io.concord.purchase.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowChangeTest {
  private static final ClientRow ROW = new ClientRow(7, null);

  @ParameterizedTest
  @CsvSource({
    "CREATE, false, true, ADDED",
    "UPDATE, false, true, ADDED",
    "UPDATE, true, true, CHANGED",
    "UPDATE, true, false, REMOVED",
    "UPDATE, false, false, REMOVED",
    "DELETE, true, false, REMOVED",
    "READ, false, true, BACKFILLED",
    "READ, false, false, BACKFILLED"
  })
  void shouldTellWhatTheChangeMeans(
      Operation operation, boolean countedBefore, boolean countsNow, Change expected) {
    assertThat(of(operation).change(countedBefore, countsNow)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"CREATE, ADDED", "UPDATE, CHANGED", "DELETE, REMOVED", "READ, BACKFILLED"})
  void shouldTellWhatTheChangeMeansWhenTheRowCountsWheneverItIsThere(
      Operation operation, Change expected) {
    assertThat(of(operation).change()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"CREATE", "UPDATE", "DELETE", "READ"})
  void shouldRefuseAKeyThatNamesAnotherRow(Operation operation) {
    assertThatCode(() -> of(operation).requireId(7)).doesNotThrowAnyException();
    assertThatThrownBy(() -> of(operation).requireId(8))
        .isInstanceOf(EnvelopeException.class)
        .hasMessageContaining("key=8")
        .hasMessageContaining("ID=7");
  }

  @Test
  void shouldTrustTheKeyWhenTheDeletedRowIsNotTold() {
    RowChange<ClientRow> change = new RowChange<>(Operation.DELETE, null, null, -1);

    assertThatCode(() -> change.requireId(8)).doesNotThrowAnyException();
  }

  private static RowChange<ClientRow> of(Operation operation) {
    return operation == Operation.DELETE
        ? new RowChange<>(operation, ROW, null, -1)
        : new RowChange<>(operation, null, ROW, -1);
  }
}
