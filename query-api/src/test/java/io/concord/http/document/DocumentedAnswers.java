package io.concord.http.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds answers against the document: status, media type, body, headers. */
public final class DocumentedAnswers {
  private static final JsonMapper JSON = new JsonMapper();

  /** What HTTP itself says, of any body or connection. */
  private static final Set<String> OF_HTTP =
      Set.of("date", "connection", "content-length", "content-type", "transfer-encoding");

  private final ApiDocument document;

  public DocumentedAnswers(ApiDocument document) {
    this.document = document;
  }

  /**
   * What the document does not tell of this answer, or tells otherwise.
   *
   * @param path of the request, without its query
   */
  public List<String> violations(String method, String path, HttpResponse<String> answer) {
    List<String> violations = new ArrayList<>();
    JsonNode response = response(method, path, answer.statusCode());
    if (response.isMissingNode()) {
      return List.of("status must be documented, status=" + answer.statusCode());
    }
    body(method, response, answer, violations);
    headers(response, answer.headers(), violations);
    return violations;
  }

  private JsonNode response(String method, String path, int status) {
    ApiDocument.Described operation = document.operation(method, path);
    if (operation != null) {
      return document.response(operation, status);
    }
    return document.commonResponse(
        switch (status) {
          case 204 -> "Preflight";
          case 400 -> "BadRequest";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "NotFound";
          case 405 -> "MethodNotAllowed";
          case 408 -> "RequestTimeout";
          case 414 -> "UriTooLong";
          case 429 -> "TooManyRequests";
          case 431 -> "HeadersTooLarge";
          case 503 -> "Unavailable";
          default -> "none";
        });
  }

  private void body(
      String method, JsonNode response, HttpResponse<String> answer, List<String> violations) {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode content = response.path("content").path(type);
    if (content.isMissingNode() && !(type.isEmpty() && response.path("content").isMissingNode())) {
      violations.add("media type must be documented, Content-Type=" + type);
    } else if (method.equals("HEAD") && !answer.body().isEmpty()) {
      violations.add("HEAD must have no body");
    } else if (!method.equals("HEAD") && type.endsWith("json")) {
      violations.addAll(json(content.path("schema"), answer.body()));
    }
  }

  private List<String> json(JsonNode schema, String body) {
    try {
      return document.violations(schema, JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return List.of("the body must be JSON: " + e.getOriginalMessage());
    }
  }

  private void headers(JsonNode response, HttpHeaders headers, List<String> violations) {
    Set<String> documented = new HashSet<>(OF_HTTP);
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      documented.add(header.getKey().toLowerCase(Locale.ROOT));
      header(header.getKey(), document.resolved(header.getValue()), headers, violations);
    }
    for (String name : headers.map().keySet()) {
      if (!documented.contains(name.toLowerCase(Locale.ROOT))) {
        violations.add("header must be documented, header=" + name);
      }
    }
  }

  private void header(
      String name, JsonNode described, HttpHeaders headers, List<String> violations) {
    String value = headers.firstValue(name).orElse(null);
    if (value == null && described.path("required").asBoolean()) {
      violations.add("header must be there, header=" + name);
    } else if (value != null) {
      JsonNode schema = described.path("schema");
      document
          .violations(schema, RawValue.of(value, schema, document))
          .forEach(violation -> violations.add(name + ": " + violation));
    }
  }
}
