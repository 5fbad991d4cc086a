package io.concord.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.Samples;
import io.concord.http.TestServer;
import io.concord.push.LiveLog;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever is sent, the server answers as its document says: no failure, no status, header, media
 * type or body that is not described, what fits is not refused, what does not fit is.
 *
 * <p>{@code -Dfuzz.seed=N} repeats a run, {@code -Dfuzz.requests=N} makes it longer.
 */
class OpenApiFuzzTest {
  private static final Logger LOG = LoggerFactory.getLogger(OpenApiFuzzTest.class);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  private static LiveLog changes;
  private static TestServer server;
  private static ApiDocument document;

  @BeforeAll
  static void start() {
    changes = new LiveLog(100).follow();
    server = new TestServer(changes.feed());
    server.becomeUnbreakable();
    document = new ApiDocument(TestServer.json(server.get("/openapi.json")));
  }

  @AfterAll
  static void stop() {
    server.close();
    changes.close();
  }

  @Test
  void anyRequestIsAnsweredAsDocumented() {
    LOG.info("fuzzing, repeat with -Dfuzz.seed={} -Dfuzz.requests={}", SEED, REQUESTS);
    FuzzRequests requests = new FuzzRequests(document, new Random(SEED));
    DocumentedAnswers answers = new DocumentedAnswers(document);
    List<String> violations = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      server.become(i % 3 == 0 ? Samples.restoring() : Samples.ready());
      FuzzRequest request = requests.next();
      HttpResponse<String> answer = server.exchange(sendable(request));
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      wrong(request, answer, answers).forEach(wrong -> violations.add(wrong + "\n    " + request));
    }
    LOG.info("answers by status: {}", statuses);
    assertThat(violations).as("seed=%s, statuses=%s", SEED, statuses).isEmpty();
    assertThat(statuses).as("every kind of answer was seen").containsKeys(200, 400, 404, 405, 503);
  }

  private static HttpRequest.Builder sendable(FuzzRequest request) {
    HttpRequest.Builder builder =
        server
            .request(request.target())
            .version(Version.HTTP_1_1)
            .method(
                request.method(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    return builder;
  }

  private static List<String> wrong(
      FuzzRequest request, HttpResponse<String> answer, DocumentedAnswers answers) {
    List<String> wrong =
        new ArrayList<>(answers.violations(request.method(), request.path(), answer));
    if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
      wrong.add("the server must not fail, status=" + answer.statusCode());
    }
    if (!request.expected().allows(answer.statusCode())) {
      wrong.add("status must be as promised, status=" + answer.statusCode() + " " + answer.body());
    }
    return wrong;
  }
}
