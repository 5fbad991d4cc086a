package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.openapi.ResponseHeader;
import java.util.List;

/** The headers that every answer has or may have, whatever it answers. */
final class EveryAnswer {
  private static final List<ResponseHeader> HEADERS =
      List.of(
          ResponseHeader.PROCESS_TIME,
          ResponseHeader.CACHE_CONTROL,
          ResponseHeader.VARY,
          ResponseHeader.CONTENT_ENCODING,
          ResponseHeader.CONTENT_SECURITY_POLICY,
          ResponseHeader.CONTENT_TYPE_OPTIONS,
          ResponseHeader.REFERRER_POLICY,
          ResponseHeader.OPENER_POLICY,
          ResponseHeader.RESOURCE_POLICY,
          ResponseHeader.PERMISSIONS_POLICY,
          ResponseHeader.STRICT_TRANSPORT,
          ResponseHeader.ALLOW_ORIGIN,
          ResponseHeader.EXPOSE_HEADERS);

  private EveryAnswer() {}

  /** Adds them to a response. */
  static ObjectNode headers(ObjectNode response) {
    ObjectNode headers = response.withObjectProperty("headers");
    HEADERS.forEach(header -> headers.putObject(header.label()).put("$ref", header.reference()));
    return response;
  }
}
