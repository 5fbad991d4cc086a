package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The headers of answers, but for those that every HTTP answer has. */
public enum ResponseHeader {
  PROCESS_TIME(
      "X-Process-Time-Ms",
      "Milliseconds from the request's arrival to the answer's first byte.",
      schema("string").put("pattern", "^[0-9]+\\.[0-9]{2}$"),
      true),
  CACHE_CONTROL(
      "Cache-Control", "Whether and how long the answer may be stored.", schema("string"), false),
  VARY(
      "Vary",
      "Headers of the request that the answer depends on, for caches.",
      schema("string"),
      false),
  CONTENT_ENCODING(
      "Content-Encoding",
      "There when the body is compressed, as `Accept-Encoding` asked for.",
      schema("string").put("const", "gzip"),
      false),
  ETAG(
      "ETag",
      "Names what is said, whenever and by whichever node: revision and checksum.",
      schema("string").put("pattern", "^W/\"[0-9]+-[0-9a-f]{16}\"$"),
      true),
  FILE_ETAG("ETag", "Changes with the file."),
  POSSIBLY_INEXACT(
      "Concord-Possibly-Inexact",
      "There when a record of the source was put aside that the answer may depend on.",
      schema("string").put("const", "true"),
      false),
  RETRY_AFTER(
      "Retry-After",
      "Seconds to wait before the next try.",
      schema("integer").put("minimum", 1),
      true),
  CONTENT_SECURITY_POLICY(
      "Content-Security-Policy", "What a page may load: nothing from another host."),
  CONTENT_TYPE_OPTIONS("X-Content-Type-Options", "That the media type is meant."),
  REFERRER_POLICY("Referrer-Policy", "That a page's address is told to nobody."),
  OPENER_POLICY("Cross-Origin-Opener-Policy", "That pages of others get no hold of this one."),
  RESOURCE_POLICY("Cross-Origin-Resource-Policy", "That pages of others may not embed this."),
  PERMISSIONS_POLICY("Permissions-Policy", "What of the device a page may use: nothing."),
  STRICT_TRANSPORT("Strict-Transport-Security", "With TLS: that it is always to be used."),
  ALLOW_ORIGIN("Access-Control-Allow-Origin", "The caller's origin, if a setting allows it."),
  EXPOSE_HEADERS("Access-Control-Expose-Headers", "Headers that pages of that origin may read."),
  ALLOW_METHODS("Access-Control-Allow-Methods", "Methods that such pages may use."),
  ALLOW_HEADERS("Access-Control-Allow-Headers", "Headers that such pages may send."),
  MAX_AGE("Access-Control-Max-Age", "Seconds for which this may be remembered."),
  WWW_AUTHENTICATE(
      "WWW-Authenticate", "Which credentials are asked for, and what is wrong with those sent."),
  WEBSOCKET_PROTOCOL("Sec-WebSocket-Protocol", "`concord.v1`, if the caller offered it."),
  BUFFERING("X-Accel-Buffering", "Tells proxies to hold nothing back."),
  ALLOW("Allow", "The methods this path has.", schema("string"), true);

  private final String label;
  private final ObjectNode json;

  ResponseHeader(String label, String description, ObjectNode schema, boolean always) {
    this.label = label;
    this.json = JsonNodeFactory.instance.objectNode().put("description", description);
    json.put("required", always);
    json.set("schema", schema);
  }

  /** Text that is not always there. */
  ResponseHeader(String label, String description) {
    this(label, description, schema("string"), false);
  }

  private static ObjectNode schema(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  public String label() {
    return label;
  }

  /** Under which name a document has it: two may have one label. */
  public String key() {
    return this == FILE_ETAG ? "File-ETag" : label;
  }

  /** Where a document has it. */
  public String reference() {
    return "#/components/headers/" + key();
  }

  /** A copy, in the form of OpenAPI. */
  public ObjectNode json() {
    return json.deepCopy();
  }
}
