package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;

/** Who may call: the kinds of credentials, and which right an operation asks for. */
final class Security {
  private static final String API_KEY = "apiKey";
  private static final String JWT = "jwt";

  private Security() {}

  static ObjectNode schemes() {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    schemes
        .putObject(API_KEY)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A key made by `bin/recommender keys create`.");
    schemes
        .putObject(JWT)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "A token of the configured OpenID Connect issuer.");
    return schemes;
  }

  /** Either kind; none for an open operation. */
  static ArrayNode required(Access access) {
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    if (access == Access.OPEN) {
      return required;
    }
    required.addObject().putArray(API_KEY);
    required.addObject().putArray(JWT);
    return required;
  }
}
