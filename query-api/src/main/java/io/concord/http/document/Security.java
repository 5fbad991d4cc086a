package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;
import io.concord.security.NodeSignature;
import java.util.List;

/**
 * Who may call: the kinds of credentials, and which scope an operation asks for. Without any key or
 * issuer configured, callers of the node's own machine may do everything, and others nothing.
 */
final class Security {
  private static final String API_KEY = "apiKey";
  private static final String JWT = "jwt";
  private static final String NODE = "node";
  private static final String SCOPES =
      " Scopes: `client` (the clients it is bound to), `clients` (any client), `operate`.";

  private Security() {}

  static ObjectNode schemes() {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    bearer(schemes, API_KEY, "A key made by `bin/recommender keys create`." + SCOPES);
    bearer(schemes, JWT, "A token of the configured OpenID Connect issuer." + SCOPES)
        .put("bearerFormat", "JWT");
    schemes
        .putObject(NODE)
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", NodeSignature.HEADER)
        .put("description", "A signature by the nodes' common secret; no interface for others.");
    return schemes;
  }

  private static ObjectNode bearer(ObjectNode schemes, String name, String description) {
    return schemes
        .putObject(name)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", description);
  }

  /** Any of these; none for an open operation. */
  static ArrayNode required(Access access) {
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    if (access == Access.NODE) {
      required.addObject().putArray(NODE);
    }
    for (String scope : scopes(access)) {
      required.addObject().putArray(API_KEY).add(scope);
      required.addObject().putArray(JWT).add(scope);
    }
    return required;
  }

  private static List<String> scopes(Access access) {
    return switch (access) {
      case OPEN, NODE -> List.of();
      case CLIENT, NAMED -> List.of("client", "clients");
      case CLIENTS -> List.of("clients");
      case OPERATE -> List.of("operate");
    };
  }
}
