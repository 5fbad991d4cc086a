package io.concord.http.push;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.http.InMemoryRecommendations;
import io.concord.http.TestServer;
import io.concord.push.LiveLog;
import io.concord.push.ReceivedEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeRoutesTest {
  private static final int SUBSCRIBERS_MAX = 3;
  private static final String CLIENT = "/v1/clients/7/changes";
  private static final String EVERY = "/v1/changes";

  private final LiveLog log = new LiveLog(SUBSCRIBERS_MAX);
  private final TestServer server = new TestServer(log.feed());

  @AfterEach
  void close() {
    server.close();
    log.close();
  }

  @Test
  void shouldSendTheLastListFirstAndThenEachChange() {
    log.change(7);
    log.change(7);
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      assertThat(caller.nextEvent()).hasToString("list 7/2");
      log.change(8);
      log.change(7);
      assertThat(caller.nextEvent()).hasToString("change 7/3");
      log.withdraw(7);
      assertThat(caller.nextEvent()).hasToString("withdrawn {\"clientId\":7}");
    }
  }

  @Test
  void shouldTellProxiesAndCachesToPassEventsOn() {
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      var headers = caller.response().headers();
      assertThat(headers.firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
      assertThat(caller.block()).isEqualTo("retry: 2000");
    }
  }

  @Test
  void shouldBeginWithAPlaceWhenTheClientHasNoList() {
    log.follow();
    String id;
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      caller.block();
      ReceivedEvent place = caller.next();
      assertThat(place.isHeartbeat()).isTrue();
      id = place.id();
    }
    log.change(7);
    try (SseCaller caller = new SseCaller(server.port(), CLIENT, "Last-Event-ID", id)) {
      assertThat(caller.nextEvent()).hasToString("change 7/1");
    }
  }

  @Test
  void shouldGoOnAfterTheCursorWhenOneIsGiven() {
    log.change(7);
    log.follow();
    String id;
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      id = caller.nextEvent().id();
    }
    log.change(7);
    log.change(7);
    try (SseCaller caller = new SseCaller(server.port(), CLIENT + "?from=" + id)) {
      assertThat(caller.nextEvent()).hasToString("change 7/2");
      assertThat(caller.nextEvent()).hasToString("change 7/3");
    }
  }

  @Test
  void shouldBelieveTheHeaderWhenTheAddressHasAnOlderCursor() {
    log.change(7);
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      String first = caller.nextEvent().id();
      log.change(7);
      String second = caller.nextEvent().id();
      log.change(7);
      try (SseCaller again =
          new SseCaller(server.port(), CLIENT + "?from=" + first, "Last-Event-ID", second)) {
        assertThat(again.nextEvent()).hasToString("change 7/3");
      }
    }
  }

  @Test
  void shouldSendTheListsOfAllClientsFromTheStart() {
    log.change(7);
    log.change(8);
    log.change(8);
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), EVERY + "?from=start")) {
      assertThat(new String[] {caller.nextEvent().toString(), caller.nextEvent().toString()})
          .containsExactlyInAnyOrder("list 7/1", "list 8/2");
      log.change(7);
      assertThat(caller.nextEvent()).hasToString("change 7/2");
    }
  }

  @Test
  void shouldSendTheSegmentsAndCausesThatAreAskedFor() {
    log.follow();
    try (SseCaller caller =
        new SseCaller(server.port(), EVERY + "?segment=HEAVY,LIGHT&cause=order,correction")) {
      log.change(7, "REGULAR_CONSISTENT");
      log.change(8, "LIGHT");
      assertThat(caller.nextEvent()).hasToString("change 8/1");
    }
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    log.follow();
    assertProblem(server.get(CLIENT + "?from=yesterday"), 400, "bad-argument")
        .about("from")
        .saying("from must be the id of an event of this path, from=yesterday");
    assertProblem(server.get(EVERY + "?segment=BIG"), 400, "bad-argument")
        .about("segment")
        .saying(
            "segment must be some of HEAVY, LIGHT, REGULAR_CONSISTENT, REGULAR_EXPLORATORY,"
                + " separated by commas, segment=BIG");
    assertProblem(server.get(EVERY + "?cause=whim"), 400, "bad-argument").about("cause");
    assertProblem(server.get(CLIENT + "?segment=HEAVY"), 400, "bad-argument").about("segment");
    assertThat(log.subscribers()).isZero();
  }

  @Test
  void shouldRefuseTheCursorOfOneClientWhenAllAreAskedFor() {
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      caller.block();
      HttpResponse<String> answer = server.get(EVERY + "?from=" + caller.next().id());
      assertThat(answer.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void shouldRefuseAnUnknownClient() {
    log.follow();
    String path = "/v1/clients/" + InMemoryRecommendations.UNKNOWN + "/changes";
    assertThat(server.get(path).statusCode()).isEqualTo(404);
    assertThat(log.subscribers()).isZero();
  }

  @Test
  void shouldAskForAnotherTryWhileTheLogIsBeingRead() {
    HttpResponse<String> answer = server.get(CLIENT);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void shouldRefuseOneSubscriberTooManyUntilAnotherLeaves() {
    log.follow();
    SseCaller first = new SseCaller(server.port(), CLIENT);
    try (SseCaller second = new SseCaller(server.port(), CLIENT);
        SseCaller third = new SseCaller(server.port(), EVERY)) {
      assertThat(second.block()).isEqualTo(third.block());
      assertThat(server.get(EVERY).statusCode()).isEqualTo(503);
      first.close();
      // only writing to it shows that it is gone
      await()
          .untilAsserted(
              () -> {
                log.beat();
                assertThat(log.subscribers()).isEqualTo(2);
              });
    }
  }

  @Test
  void shouldAnswerHeadWithoutAStream() {
    log.follow();
    HttpResponse<String> answer =
        server.send(server.request(EVERY).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream;charset=utf-8");
    assertThat(log.subscribers()).isZero();
  }

  @Test
  void shouldSaySoWhenTheNodeStops() throws Exception {
    log.follow();
    try (SseCaller caller = new SseCaller(server.port(), CLIENT)) {
      caller.block();
      String id = caller.next().id();
      log.endAll();
      assertThat(caller.nextEvent()).hasToString("end {\"reason\":\"stopping\"}");
      assertThat(caller.nextEvent()).isNull();
      assertThat(server.get(CLIENT + "?from=" + id).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldAnswerRequestsBesideMoreStreamsThanRequestsMayRun() {
    List<SseCaller> streams = new ArrayList<>();
    try (LiveLog many = new LiveLog(200).follow();
        TestServer busy = new TestServer(many.feed())) {
      for (int i = 0; i < 150; i++) {
        streams.add(new SseCaller(busy.port(), CLIENT));
      }
      assertThat(busy.get("/v1/clients/7").statusCode()).isEqualTo(200);
      many.change(7);
      assertThat(streams)
          .allSatisfy(each -> assertThat(each.nextEvent()).hasToString("change 7/1"));
      assertThat(Thread.getAllStackTraces()).hasSizeLessThan(150);
    }
  }
}
