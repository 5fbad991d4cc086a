package io.concord.query.remote;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractHeaders;
import io.concord.contract.ContractJson;
import io.concord.contract.Problem;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import io.concord.query.Result.UnknownClient;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.PeerException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests of one question to one node, each of them signed. What a newer node says beyond
 * ours is ignored.
 */
final class PeerClient {
  static final JsonMapper JSON =
      ContractJson.mapper()
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final byte[] NO_BODY = new byte[0];
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final HttpClient http;
  private final PeerProtocol protocol;
  private final String address;
  private final Deadline deadline;

  PeerClient(HttpClient http, PeerProtocol protocol, String address, Deadline deadline) {
    this.http = http;
    this.protocol = protocol;
    this.address = address;
    this.deadline = deadline;
  }

  /** The answer to a GET about one client, as the result it stands for. */
  <T> Result<T> get(String path, long clientId, Class<T> type) {
    HttpResponse<byte[]> response = send(request("GET", path, NO_BODY).GET());
    return switch (response.statusCode()) {
      case OK -> new Found<>(read(response.body(), JSON.readerFor(type)));
      case NOT_FOUND -> new UnknownClient<>(clientId);
      case SERVICE_UNAVAILABLE -> unavailable(read(response.body(), JSON.readerFor(Problem.class)));
      default -> throw unexpected(response);
    };
  }

  /** The answer to a GET that every node can answer. */
  <T> T get(String path, Class<T> type) {
    return answered(request("GET", path, NO_BODY).GET(), type);
  }

  /** The answer to a POST that every node can answer. */
  <T> T post(String path, Object body, Class<T> type) {
    byte[] bytes = written(body);
    return answered(
        request("POST", path, bytes)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes)),
        type);
  }

  private <T> T answered(HttpRequest.Builder request, Class<T> type) {
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != OK) {
      throw unexpected(response);
    }
    return read(response.body(), JSON.readerFor(type));
  }

  static <T> Result<T> unavailable(Problem problem) {
    return new Unavailable<>(problem.detail(), RETRY_AFTER);
  }

  /** Signed; method and body are still the caller's to set. */
  private HttpRequest.Builder request(String method, String path, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(protocol.uri(address, path))
            .header(ContractHeaders.FORWARDED, "true");
    return protocol.signed(request, method, path, body);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    Duration left = deadline.left();
    if (left.isZero()) {
      throw new PeerException("no time left to ask " + address, null);
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request.timeout(left).build(), BodyHandlers.ofByteArray());
    try {
      return response.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new PeerException(address + " must answer: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      // the client's own timeout ends with the headers
      response.cancel(true);
      throw new PeerException(address + " must answer in " + left, e);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while asking " + address, e);
    }
  }

  private PeerException unexpected(HttpResponse<byte[]> response) {
    if (response.statusCode() == UNAUTHORIZED) {
      return new PeerException(
          address + " must take this one for a node: cluster.secret.file must be set alike on both",
          null);
    }
    return new PeerException(
        address + " must answer as agreed, status=" + response.statusCode(), null);
  }

  private static byte[] written(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalStateException("every request must have a JSON form", e);
    }
  }

  private <T> T read(byte[] body, ObjectReader reader) {
    try {
      return reader.readValue(body);
    } catch (IOException e) {
      throw new PeerException(address + " must answer as agreed: " + e.getMessage(), e);
    }
  }
}
