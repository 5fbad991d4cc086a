package io.concord.cdc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one row image. The parser stands on the image's START_OBJECT and is left on its END_OBJECT;
 * columns that are not used are skipped.
 */
@FunctionalInterface
interface RowReader<T extends SourceRow> {
  T read(JsonParser json) throws IOException;

  /**
   * The same image where nothing depends on it: null when it cannot be read, as if the database had
   * not written it.
   */
  default RowReader<T> orNull() {
    return json -> {
      JsonStreamContext outside = json.getParsingContext().getParent();
      try {
        return read(json);
      } catch (EnvelopeException e) {
        while (json.getParsingContext() != outside) {
          json.nextToken();
        }
        return null;
      }
    };
  }

  /**
   * Reads the used columns of an image, handing each non-null value to the sink.
   *
   * @return the columns that are there and null
   */
  static List<String> columns(JsonParser json, ColumnSink sink) throws IOException {
    List<String> nulls = List.of();
    for (String column = json.nextFieldName(); column != null; column = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.VALUE_NULL) {
        nulls = nulls.isEmpty() ? new ArrayList<>() : nulls;
        nulls.add(column);
      } else if (!sink.accept(column)) {
        json.skipChildren();
      }
    }
    return nulls;
  }

  /** Takes the value the parser stands on, or returns false to skip it. */
  interface ColumnSink {
    boolean accept(String column) throws IOException;
  }
}
