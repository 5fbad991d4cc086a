package io.concord.http.legacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.concord.contract.LegacyRequest;
import io.concord.http.exchange.RequestBody;
import io.concord.query.RecommendationQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the body of {@code POST /recommend} as the old service's FastAPI did. */
final class LegacyRequestReader {
  private static final String NO_OBJECT =
      "Input should be a valid dictionary or object to extract fields from";

  private final JsonMapper json;

  LegacyRequestReader(JsonMapper json) {
    this.json = json;
  }

  /**
   * Reads a request.
   *
   * @param contentType null when the caller did not say, which counts as JSON
   * @throws LegacyRefusal when the body is not valid
   */
  LegacyRequest read(String contentType, byte[] body) throws IOException {
    if (contentType != null && !RequestBody.isJson(contentType)) {
      throw refusal(noObject(new TextNode(new String(body, StandardCharsets.UTF_8))));
    }
    JsonNode root = parse(body);
    if (root.isMissingNode() || root.isNull()) {
      throw refusal(LegacyViolation.ofBody("missing", "Field required", NullNode.instance));
    }
    if (!root.isObject()) {
      throw refusal(noObject(root));
    }
    return request(new LegacyFields(root));
  }

  private JsonNode parse(byte[] body) throws IOException {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
      throw refusal(LegacyViolation.malformed(offset, e.getOriginalMessage()));
    }
  }

  private static LegacyRequest request(LegacyFields fields) {
    Long customerId = fields.requiredNumber("customer_id", Long.MIN_VALUE, Long.MAX_VALUE);
    Long topN = fields.number("top_n", 1, RecommendationQuery.LIMIT_MAX);
    String asOfDate = fields.text("as_of_date");
    Boolean useCache = fields.flag("use_cache");
    Boolean includeDiscovery = fields.flag("include_discovery");
    fields.check();
    return new LegacyRequest(
        customerId, topN == null ? null : topN.intValue(), asOfDate, useCache, includeDiscovery);
  }

  private static LegacyViolation noObject(JsonNode input) {
    return LegacyViolation.ofBody("model_attributes_type", NO_OBJECT, input);
  }

  private static LegacyRefusal refusal(LegacyViolation violation) {
    return new LegacyRefusal(List.of(violation));
  }
}
