package io.concord.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.BatchRequest;
import io.concord.http.exchange.Dates;
import io.concord.http.exchange.Excerpt;
import io.concord.http.exchange.Numbers;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.query.RecommendationQuery;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the body of a batch, field by field, because a data binder accepts more (a date as an
 * array) and explains less.
 */
final class BatchRequestReader {
  private static final String CLIENT_IDS = "clientIds";
  private static final String LIMIT = "limit";
  private static final String AS_OF = "asOf";
  private static final String RULES = "rules";
  private static final String STRATEGY = "strategy";
  private static final List<String> FIELDS = List.of(CLIENT_IDS, LIMIT, AS_OF, RULES, STRATEGY);

  private final JsonMapper json;

  BatchRequestReader(JsonMapper json) {
    this.json = json;
  }

  BatchRequest read(byte[] body) {
    JsonNode root = parse(body);
    if (!root.isObject()) {
      throw malformed("the body must be a JSON object such as {\"clientIds\": [1, 2]}");
    }
    checkFields("the body", root.fieldNames(), FIELDS);
    return new BatchRequest(
        clientIds(root.path(CLIENT_IDS)),
        limit(root.path(LIMIT)),
        asOf(root.path(AS_OF)),
        RuleFields.rules(RULES, root.path(RULES)),
        strategy(root.path(STRATEGY)));
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed("the body must be JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed("the body must be JSON in UTF-8: " + e.getMessage());
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemKind.MALFORMED_BODY, detail);
  }

  /** Refuses what is misspelt, as query parameters are refused. */
  static void checkFields(String whose, Iterator<String> names, List<String> allowed) {
    while (names.hasNext()) {
      String name = names.next();
      if (!allowed.contains(name)) {
        String shown = Excerpt.of(name);
        throw new ProblemException(
            ProblemKind.BAD_ARGUMENT,
            whose + " has no field " + shown + ", allowed: " + String.join(", ", allowed),
            shown);
      }
    }
  }

  private static List<Long> clientIds(JsonNode ids) {
    if (!ids.isArray() || ids.isEmpty() || ids.size() > BatchRequest.CLIENTS_MAX) {
      throw ProblemException.badArgument(
          CLIENT_IDS,
          "must be an array of 1 to " + BatchRequest.CLIENTS_MAX + " client IDs",
          ids.isArray() ? "[" + ids.size() + " elements]" : shown(ids));
    }
    List<Long> clientIds = new ArrayList<>(ids.size());
    for (JsonNode id : ids) {
      clientIds.add(clientId(id, clientIds.size()));
    }
    return clientIds;
  }

  private static long clientId(JsonNode id, int index) {
    if (!id.isIntegralNumber() || !id.canConvertToLong()) {
      throw Numbers.notLong(CLIENT_IDS + "[" + index + "]", id);
    }
    return id.longValue();
  }

  private static Integer limit(JsonNode limit) {
    if (absent(limit)) {
      return null;
    }
    if (!limit.isIntegralNumber() || !limit.canConvertToLong()) {
      throw Numbers.notWithin(LIMIT, limit, RecommendationQuery.LIMIT_MAX);
    }
    return Numbers.checkLimit(LIMIT, limit.longValue(), RecommendationQuery.LIMIT_MAX);
  }

  private static LocalDate asOf(JsonNode asOf) {
    if (absent(asOf)) {
      return null;
    }
    try {
      return Dates.parse(asOf.isTextual() ? asOf.textValue() : "");
    } catch (DateTimeParseException e) {
      throw ProblemException.badArgument(AS_OF, "must be a date such as \"2024-07-01\"", asOf);
    }
  }

  private static String strategy(JsonNode strategy) {
    if (absent(strategy)) {
      return null;
    }
    if (!RecommendationQuery.STRATEGIES.contains(strategy.textValue())) {
      throw ProblemException.badArgument(
          STRATEGY,
          "must be one of " + String.join(", ", RecommendationQuery.STRATEGIES),
          strategy);
    }
    return strategy.textValue();
  }

  static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }
}
