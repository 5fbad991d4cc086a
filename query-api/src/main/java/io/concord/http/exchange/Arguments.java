package io.concord.http.exchange;

import io.concord.query.ClientQuery;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of one request, refused with a {@link ProblemException} that names argument, value
 * and what is allowed. Arguments nobody reads are refused too: a misspelt one would otherwise be
 * ignored in silence.
 */
public final class Arguments {
  private final Context ctx;
  private final Map<String, String> query;

  public Arguments(Context ctx, List<String> allowed) {
    this.ctx = ctx;
    this.query = parse(ctx.queryString(), allowed);
  }

  /** The client that the path is about. */
  public long clientId() {
    return Numbers.parseLong("id", ctx.pathParam("id"));
  }

  /** The product that the path is about. */
  public long productId() {
    return Numbers.parseLong("id", ctx.pathParam("id"));
  }

  /** The argument as text; null when absent. */
  public String text(String name) {
    return query.get(name);
  }

  /** The argument as an ID; null when absent. */
  public Long id(String name) {
    String value = query.get(name);
    return value == null ? null : Long.valueOf(Numbers.parseLong(name, value));
  }

  public int limit(int defaultLimit, int limitMax) {
    String value = query.get("limit");
    return value == null ? defaultLimit : Numbers.parseLimit("limit", value, limitMax);
  }

  /** The argument as a whole number of these bounds, 0 or more. */
  public int integer(String name, int min, int max, int defaultValue) {
    String value = query.get(name);
    return value == null ? defaultValue : Numbers.parseInt(name, value, min, max);
  }

  /** The arguments {@code query} and {@code limit} of a search over clients. */
  public ClientQuery clientQuery() {
    String text = query.get("query");
    if (text == null || text.isEmpty() || text.length() > ClientQuery.TEXT_MAX) {
      throw ProblemException.badArgument(
          "query", "must have 1 to " + ClientQuery.TEXT_MAX + " characters", text);
    }
    return new ClientQuery(text, limit(ClientQuery.LIMIT_DEFAULT, ClientQuery.LIMIT_MAX));
  }

  /** The argument as a date; null when absent. */
  public LocalDate date(String name) {
    String value = query.get(name);
    try {
      return value == null ? null : Dates.parse(value);
    } catch (DateTimeParseException e) {
      throw ProblemException.badArgument(name, "must be a date such as 2024-07-01", value);
    }
  }

  /** The argument, which is one of these words; null when absent. */
  public String oneOf(String name, List<String> words) {
    String value = query.get(name);
    if (value != null && !words.contains(value)) {
      throw ProblemException.badArgument(name, "must be one of " + String.join(", ", words), value);
    }
    return value;
  }

  public boolean flag(String name) {
    String value = query.getOrDefault(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badArgument(name, "must be true or false", value);
    };
  }

  private static Map<String, String> parse(String queryString, List<String> allowed) {
    if (queryString == null || queryString.isEmpty()) {
      return Map.of();
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : queryString.split("&")) {
      put(query, pair, allowed);
    }
    return query;
  }

  private static void put(Map<String, String> query, String pair, List<String> allowed) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    if (!allowed.contains(name)) {
      throw unknown(name, allowed);
    }
    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
    if (query.put(name, value) != null) {
      throw ProblemException.badArgument(name, "must be given once", value);
    }
  }

  private static ProblemException unknown(String name, List<String> allowed) {
    String known = allowed.isEmpty() ? "none" : String.join(", ", allowed);
    String shown = Excerpt.of(name);
    return new ProblemException(
        ProblemKind.BAD_ARGUMENT,
        "this path has no query parameter " + shown + ", allowed: " + known,
        shown);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemKind.BAD_ARGUMENT, "the query must be percent-encoded, text=" + Excerpt.of(text));
    }
  }
}
