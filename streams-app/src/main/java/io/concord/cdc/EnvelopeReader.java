package io.concord.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the envelope of one table, with or without the {@code schema}/{@code payload} wrapper of
 * {@code schemas.enable}. Thread-safe.
 */
final class EnvelopeReader<T extends SourceRow> {
  private static final JsonFactory JSON = new JsonFactory();

  private final RowReader<T> befores;
  private final RowReader<T> afters;

  /** Of a table that is read by its key: what the row was before may be unreadable. */
  EnvelopeReader(RowReader<T> rows) {
    this(rows.orNull(), rows);
  }

  EnvelopeReader(RowReader<T> befores, RowReader<T> afters) {
    this.befores = befores;
    this.afters = afters;
  }

  /**
   * Reads one envelope.
   *
   * @throws EnvelopeException when it is no envelope of this table or cannot be trusted
   */
  RowChange<T> read(byte[] envelope) {
    try (JsonParser json = JSON.createParser(envelope)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new EnvelopeException(
            "an envelope must be a JSON object, starts=" + json.currentToken());
      }
      return new Envelope().read(json);
    } catch (JsonProcessingException e) {
      throw new EnvelopeException(
          "an envelope must be well-formed JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new EnvelopeException("an envelope must be well-formed JSON: " + e.getMessage(), e);
    }
  }

  private final class Envelope {
    private Operation operation;
    private T before;
    private T after;
    private long commitTimeMs = -1;

    RowChange<T> read(JsonParser json) throws IOException {
      fields(json);
      if (json.nextToken() != null) {
        throw new EnvelopeException(
            "an envelope must be all there is, followed by=" + json.currentToken());
      }
      if (operation == null) {
        throw new EnvelopeException("an envelope must have an op, op=null");
      }
      return new RowChange<>(operation, before, after, commitTimeMs);
    }

    private void fields(JsonParser json) throws IOException {
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (field.equals("payload")) {
          requireObject(field, json);
          fields(json);
        } else if (value != JsonToken.VALUE_NULL) {
          take(field, json);
        }
      }
    }

    private void take(String field, JsonParser json) throws IOException {
      switch (field) {
        case "op" -> operation = Operation.of(json.getText());
        case "before" -> before = row(field, json, befores);
        case "after" -> after = row(field, json, afters);
        case "source" -> source(json);
        default -> json.skipChildren();
      }
    }

    private T row(String field, JsonParser json, RowReader<T> rows) throws IOException {
      requireObject(field, json);
      return rows.read(json);
    }

    private void source(JsonParser json) throws IOException {
      requireObject("source", json);
      RowReader.columns(
          json,
          field -> {
            boolean used = field.equals("ts_ms");
            if (used) {
              commitTimeMs = Columns.id(field, json);
            }
            return used;
          });
    }

    private void requireObject(String field, JsonParser json) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new EnvelopeException(
            field + " must be a JSON object, starts=" + json.currentToken());
      }
    }
  }
}
