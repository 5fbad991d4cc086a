package io.concord.local.verify;

import static io.concord.local.verify.Lists.AS_OF;
import static io.concord.local.verify.Lists.expected;
import static io.concord.local.verify.Lists.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.Unavailable;
import io.concord.local.verify.Served.UnknownClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Time passes only in pauses; what happens meanwhile is set by each test. */
class VerificationTest {
  private static final Instant START = Instant.parse("2024-07-01T10:00:00Z");

  private final FixedLists reference = new FixedLists();
  private final Map<Long, Served> answers = new HashMap<>();
  private final List<Integer> asked = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private final StringWriter err = new StringWriter();
  private Instant now = START;
  private Runnable meanwhile = () -> {};

  @Test
  void shouldFindNothingAndNotWaitWhenAllIsRight() throws InterruptedException {
    LongStream.rangeClosed(1, 450).forEach(client -> right(client));

    assertThat(run()).isZero();
    assertThat(asked).as("clients asked for at a time").containsExactly(200, 200, 50);
    assertThat(now).isEqualTo(START);
  }

  @Test
  void shouldTellAClientThatStaysDifferent() throws InterruptedException {
    right(1);
    wrong(2);

    assertThat(run()).isEqualTo(1);
    assertThat(mismatches).extracting(Mismatch::clientId).containsExactly(2L);
    assertThat(Duration.between(START, now))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
    assertThat(reference.popularForgotten).as("rounds after the first").isEqualTo(asked.size() - 1);
  }

  @Test
  void shouldForgiveAClientThatBecomesEqual() throws InterruptedException {
    wrong(2);
    meanwhile = () -> rightAfter(Duration.ofSeconds(9), 2);

    assertThat(run()).isZero();
  }

  @Test
  void shouldWaitForAnAnswerThatIsStaleOrAbsent() throws InterruptedException {
    reference.lists.put(1L, expected(1, 5));
    answers.put(1L, served(AS_OF, 700, List.of()));
    right(2);
    answers.put(2L, new Unavailable("503 restoring"));
    meanwhile =
        () -> {
          rightAfter(Duration.ofSeconds(40), 1);
          rightAfter(Duration.ofSeconds(50), 2);
        };

    assertThat(run()).isZero();
    assertThat(Duration.between(START, now)).isGreaterThan(Duration.ofSeconds(50));
  }

  @Test
  void shouldTakeAStaleAnswerThatIsRight() throws InterruptedException {
    reference.lists.put(1L, expected(1, 5));
    answers.put(1L, served(AS_OF, 700, served(5).places()));

    assertThat(run()).isZero();
    assertThat(now).isEqualTo(START);
  }

  @Test
  void shouldGiveUpWhenAnAnswerStaysAbsentOrStale() {
    right(3);
    answers.put(3L, new Unavailable("503 state is being restored"));
    assertThatThrownBy(this::run)
        .isInstanceOf(VerificationException.class)
        .hasMessage("client 3 has had no current answer for 60 s: 503 state is being restored");

    answers.put(3L, served(AS_OF, 700, List.of()));
    assertThatThrownBy(this::run).hasMessageContaining("stale since 700 ms");
  }

  @Test
  void shouldTellAStuckRollover() throws InterruptedException {
    reference.lists.put(1L, expected(1, 5));
    answers.put(1L, served(AS_OF.minusDays(1), 0, served(5).places()));

    assertThat(run()).isEqualTo(1);
    assertThat(mismatches.get(0).differences())
        .isEqualTo(
            Differences.of(
                "as of: expected 2024-07-02 (the day after today in Z), served 2024-07-01"));
    assertThat(reference.daysAsked)
        .as("computed for the served day")
        .containsOnly(AS_OF.minusDays(1));
  }

  @Test
  void shouldNotMindMidnightDuringTheRun() throws InterruptedException {
    now = Instant.parse("2024-07-01T23:59:59Z");
    right(1);
    wrong(2);
    meanwhile =
        () -> {
          LocalDate asOf = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
          answers.put(2L, served(asOf, 0, served(5).places()));
        };

    assertThat(run()).isZero();
  }

  @Test
  void shouldCompareWhetherBothKnowTheClient() throws InterruptedException {
    reference.lists.put(1L, expected(1, 5));
    answers.put(1L, new UnknownClient());
    answers.put(2L, served(5));
    answers.put(3L, new UnknownClient());

    assertThat(verification().run(List.of(1L, 2L, 3L), mismatches::add)).isEqualTo(2);
    assertThat(mismatches)
        .extracting(mismatch -> mismatch.differences().facts().get(0))
        .containsExactly(
            "the database knows the client, the API does not (404)",
            "the database does not know the client, the API serves it a list");
  }

  @Test
  void shouldRefuseListsOfAnotherStrategy() {
    reference.lists.put(1L, expected(1, 5));
    answers.put(1L, new ServedList(AS_OF, "v4", "LIGHT", "history", 3, 1, 0, List.of()));

    assertThatThrownBy(this::run)
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("strategy=v4");
  }

  @Test
  void shouldSayHowFarItIsWhenItTakesLong() throws InterruptedException {
    right(1);
    wrong(2);
    run();

    assertThat(err.toString())
        .contains("  1 of 1 clients compared, 1 to look at again")
        .endsWith(System.lineSeparator());
  }

  private int run() throws InterruptedException {
    return verification().run(reference.lists.keySet().stream().toList(), mismatches::add);
  }

  private Verification verification() {
    return new Verification(
        new ClientChecker(this::answers, reference, new AsOfRule(null, ZoneOffset.UTC, () -> now)),
        reference::forgetPopular,
        Duration.ofSeconds(10),
        () -> now,
        this::pause,
        new Progress(new PrintWriter(err), () -> now));
  }

  private Map<Long, Served> answers(List<Long> clientIds) {
    asked.add(clientIds.size());
    Map<Long, Served> found = new HashMap<>(answers);
    found.keySet().retainAll(clientIds);
    return found;
  }

  private void pause(Duration duration) {
    now = now.plus(duration);
    meanwhile.run();
  }

  private void right(long client) {
    reference.lists.put(client, expected(client, 5));
    answers.put(client, served(5));
  }

  private void wrong(long client) {
    reference.lists.put(client, expected(client, 5));
    answers.put(client, served(6));
  }

  private void rightAfter(Duration time, long client) {
    if (!now.isBefore(START.plus(time))) {
      right(client);
    }
  }
}
