package io.concord.local.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.local.verify.Served.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** Asks a node in batches, a few at a time over connections that are kept. */
final class HttpLists implements ServedLists {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final int CLIENTS_PER_REQUEST = 50;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI batches;
  private final LocalDate asOf;
  private final UnaryOperator<HttpRequest.Builder> key;

  /**
   * @param node such as {@code http://127.0.0.1:8080}
   * @param asOf null for the live lists
   * @param key puts the API key on a request, if there is one
   */
  HttpLists(URI node, LocalDate asOf, UnaryOperator<HttpRequest.Builder> key) {
    this.batches = URI.create(node.toString().replaceAll("/+$", "") + "/v1/recommendations:plain");
    this.asOf = asOf;
    this.key = key;
  }

  @Override
  public Map<Long, Served> lists(List<Long> clientIds) {
    List<CompletableFuture<Map<Long, Served>>> answers = new ArrayList<>();
    for (int from = 0; from < clientIds.size(); from += CLIENTS_PER_REQUEST) {
      int to = Math.min(from + CLIENTS_PER_REQUEST, clientIds.size());
      answers.add(ask(clientIds.subList(from, to)));
    }
    Map<Long, Served> lists = new HashMap<>();
    try {
      answers.forEach(answer -> lists.putAll(answer.join()));
    } catch (CompletionException e) {
      throw failure(e.getCause());
    }
    return lists;
  }

  private VerificationException failure(Throwable cause) {
    if (cause instanceof VerificationException refused) {
      return refused;
    } else if (cause instanceof ConnectException) {
      return new VerificationException("nobody answers at " + batches);
    }
    return new VerificationException(batches + " cannot be asked", cause);
  }

  private CompletableFuture<Map<Long, Served>> ask(List<Long> clientIds) {
    HttpRequest request =
        key.apply(HttpRequest.newBuilder(batches).timeout(ANSWER_TIMEOUT))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(clientIds)))
            .build();
    return http.sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(answer -> read(answer, clientIds));
  }

  private String body(List<Long> clientIds) {
    ObjectNode body = JSON.createObjectNode();
    body.set("clientIds", JSON.valueToTree(clientIds));
    body.put("limit", ReferenceV3.LIST_SIZE);
    if (asOf != null) {
      body.put("asOf", asOf.toString());
    }
    return body.toString();
  }

  private Map<Long, Served> read(HttpResponse<byte[]> answer, List<Long> clientIds) {
    Map<Long, Served> lists = new HashMap<>();
    if (answer.statusCode() == UNAVAILABLE) {
      clientIds.forEach(client -> lists.put(client, new Unavailable("503 " + detail(answer))));
      return lists;
    } else if (answer.statusCode() != OK) {
      throw new VerificationException(
          "%s answered %d %s".formatted(batches, answer.statusCode(), detail(answer)).strip());
    }
    try {
      JSON.readTree(answer.body())
          .required("results")
          .forEach(
              result -> lists.put(result.required("clientId").longValue(), Answers.read(result)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new VerificationException(batches + " did not answer as a recommender does", e);
    }
    return lists;
  }

  /** What the problem says, if it is one. */
  private static String detail(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body()).path("detail").asText();
    } catch (IOException e) {
      return "";
    }
  }
}
