package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.TestServer;
import io.concord.query.DueQuery;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueRoutesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldAnswerWhatIsDue() {
    HttpResponse<String> response = server.get("/v1/clients/1/due");

    assertThat(server.clients.lastDueQuery()).isEqualTo(new DueQuery(1, null, 50, 0));
    assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(TestServer.json(response))
        .isEqualTo(
            TestServer.json(
                """
                {"clientId": 1, "asOf": "2024-07-02", "total": 3,
                 "products": [{"productId": 25000001, "name": "Brake disc", "vendorCode": null,
                   "orders": 4, "lastOrderedAt": "2024-06-11T12:00:00Z",
                   "medianIntervalDays": 10.5, "dueOn": "2024-06-22",
                   "windowFrom": "2024-06-20", "windowTo": "2024-06-23", "state": "overdue",
                   "overdueDays": 8}],
                 "revision": 7, "generatedAt": "2024-07-01T12:00:00Z", "stalenessMs": 12}
                """));
  }

  @Test
  void shouldPassDayLimitAndDaysAheadToPort() {
    server.get("/v1/clients/1/due?asOf=2024-02-29&limit=500&withinDays=366");

    assertThat(server.clients.lastDueQuery())
        .isEqualTo(new DueQuery(1, LocalDate.parse("2024-02-29"), 500, 366));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "367", "x", "", "1.5", "9999999999"})
  void shouldRefuseDaysAheadWhenOutOfRange(String days) {
    assertProblem(server.get("/v1/clients/1/due?withinDays=" + days), 400, "bad-argument")
        .about("withinDays")
        .saying("withinDays must be a whole number between 0 and 366, withinDays=" + days);
  }

  @Test
  void shouldRefuseOtherArgumentsThatDoNotFit() {
    assertProblem(server.get("/v1/clients/1/due?limit=501"), 400, "bad-argument")
        .about("limit")
        .saying("limit must be a whole number between 1 and 500, limit=501");
    assertProblem(server.get("/v1/clients/1/due?asOf=today"), 400, "bad-argument").about("asOf");
    assertProblem(server.get("/v1/clients/1/due?days=5"), 400, "bad-argument")
        .about("days")
        .saying("this path has no query parameter days, allowed: asOf, limit, withinDays");
    assertProblem(server.get("/v1/clients/x/due"), 400, "bad-argument").about("id");
  }

  @Test
  void shouldSayWhoIsUnknownAndWhatIsAway() {
    assertProblem(server.get("/v1/clients/3/due"), 404, "unknown-client").about("id");
    assertProblem(server.get("/v1/clients/4/due"), 503, "unavailable")
        .saying("the store is being restored");
  }
}
