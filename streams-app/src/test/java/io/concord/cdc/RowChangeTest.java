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

  /** Rows count by their name: "yes" does, "no" does not. */
  @ParameterizedTest
  @CsvSource({
    "CREATE, , yes, ADDED",
    "CREATE, , no, REMOVED",
    "UPDATE, no, yes, ADDED",
    "UPDATE, yes, yes, CHANGED",
    "UPDATE, yes, no, REMOVED",
    "UPDATE, no, no, REMOVED",
    "UPDATE, , yes, CHANGED",
    "DELETE, yes, , REMOVED",
    "READ, , yes, BACKFILLED",
    "READ, , no, BACKFILLED"
  })
  void shouldTellWhatTheChangeMeans(
      Operation operation, String before, String after, Change expected) {
    RowChange<ClientRow> change = new RowChange<>(operation, named(before), named(after), -1);

    assertThat(change.change(row -> row.name().equals("yes"))).isEqualTo(expected);
  }

  private static ClientRow named(String name) {
    return name == null ? null : new ClientRow(7, name);
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
