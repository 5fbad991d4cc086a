package io.concord.cdc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads one row image. The parser stands on the image's START_OBJECT and is left on its END_OBJECT;
 * columns that are not used are skipped, missing ones are null.
 */
@FunctionalInterface
interface RowReader<T extends SourceRow> {
  T read(JsonParser json) throws IOException;

  /** Reads the used columns of an image, handing each non-null value to the sink. */
  static void columns(JsonParser json, ColumnSink sink) throws IOException {
    for (String column = json.nextFieldName(); column != null; column = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      if (!sink.accept(column)) {
        json.skipChildren();
      }
    }
  }

  /** Takes the value the parser stands on, or returns false to skip it. */
  interface ColumnSink {
    boolean accept(String column) throws IOException;
  }
}
