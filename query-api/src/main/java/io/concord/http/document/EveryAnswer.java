package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.openapi.ResponseHeader;
import java.util.List;

/** The headers that every answer has or may have, whatever it answers. */
final class EveryAnswer {
  private static final List<ResponseHeader> HEADERS =
      List.of(ResponseHeader.PROCESS_TIME, ResponseHeader.CACHE_CONTROL);

  private EveryAnswer() {}

  /** Adds them to a response. */
  static ObjectNode headers(ObjectNode response) {
    ObjectNode headers = response.withObjectProperty("headers");
    HEADERS.forEach(header -> headers.putObject(header.label()).put("$ref", header.reference()));
    return response;
  }
}
