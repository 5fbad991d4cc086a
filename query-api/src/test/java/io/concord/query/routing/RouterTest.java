package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.contract.Recommendations;
import io.concord.query.AnsweredBy;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PopularReader;
import io.concord.query.PurchaseQuery;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import io.concord.query.Result.UnknownClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Answers are told apart by the client ID that whoever answers puts into them. */
class RouterTest {
  private static final long CLIENT = 7;
  private static final Result<Long> ELSEWHERE =
      new Unavailable<>("it is elsewhere", Duration.ofSeconds(2));

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Queue<Supplier<Result<Long>>>> answers = new HashMap<>();
  private Holders holders = new Holders("active", List.of("standby-1", "standby-2"));

  @Test
  void shouldAnswerItselfWhatItOwns() {
    answer("owned", new Found<>(1L));

    assertThat(ask()).isEqualTo(new Found<>(1L));
    assertThat(asked).containsExactly("owned");
  }

  @Test
  void shouldAskTheOwnerThenItsOwnCopyThenTheStandbys() {
    answer("standby-2", new Found<>(4L));

    assertThat(ask()).isEqualTo(new Found<>(4L, AnsweredBy.FORWARDED_COPY));
    assertThat(asked).containsExactly("owned", "active", "copies", "standby-1", "standby-2");
  }

  @Test
  void shouldSayThatTheOwnerAnsweredWhenItWasAsked() {
    answer("active", new Found<>(5L));

    assertThat(ask()).isEqualTo(new Found<>(5L, AnsweredBy.FORWARDED));
  }

  @Test
  void shouldBelieveTheOwnerThatAClientIsUnknown() {
    answer("active", new UnknownClient<>(CLIENT));

    assertThat(ask()).isEqualTo(new UnknownClient<>(CLIENT));
    assertThat(asked).containsExactly("owned", "active");
  }

  @Test
  void shouldLeaveANodeAloneForAMomentThatDidNotAnswer() {
    fail("active");
    answer("copies", new Found<>(2L));
    answer("copies", new Found<>(3L));

    assertThat(ask()).isEqualTo(new Found<>(2L, AnsweredBy.COPY));
    assertThat(ask()).isEqualTo(new Found<>(3L, AnsweredBy.COPY));
    assertThat(asked).containsExactly("owned", "active", "copies", "owned", "copies");
    assertThat(health.isReachable("active")).isFalse();
  }

  @Test
  void shouldAskAgainUntilSomebodyAnswersBeforeTheDeadline() {
    holders = new Holders(null, List.of());
    answer("owned", ELSEWHERE);
    answer("owned", ELSEWHERE);
    answer("owned", new Found<>(1L));

    assertThat(ask()).isEqualTo(new Found<>(1L));
    assertThat(asked).containsExactly("owned", "copies", "owned", "copies", "owned");
  }

  @Test
  void shouldSayUnavailableWhenTheDeadlineHasPassed() {
    Result<Long> result = router().ask(CLIENT, Deadline.in(Duration.ZERO), this::number);

    assertThat(result).isEqualTo(ELSEWHERE);
    assertThat(asked).as("no time to ask others").containsExactly("owned", "copies");
  }

  @Test
  void shouldGiveANodeThatStandsStillNoMoreThanItsShareOfTheTime() {
    List<Duration> left = new ArrayList<>();
    answers
        .computeIfAbsent("active", name -> new ArrayDeque<>())
        .add(
            () -> {
              left.add(deadlineOfPeer.left());
              throw new PeerException("timed out", null);
            });
    answer("copies", new Found<>(2L));

    assertThat(ask()).isEqualTo(new Found<>(2L, AnsweredBy.COPY));
    assertThat(left.get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  private final PeerHealth health = new PeerHealth();
  private Deadline deadlineOfPeer;

  private Result<Long> ask() {
    return router().ask(CLIENT, Deadline.in(Duration.ofSeconds(5)), this::number);
  }

  private Router router() {
    return new Router(
        new LocalCopies(readers("owned"), readers("copies")), placement(), peers(), health);
  }

  private Placement placement() {
    return new Placement() {
      @Override
      public Holders client(long clientId) {
        return holders;
      }

      @Override
      public Holders popularity() {
        return holders;
      }

      @Override
      public Holders quality() {
        return holders;
      }
    };
  }

  private Peers peers() {
    return new Peers() {
      @Override
      public Readers readers(String address, Deadline deadline) {
        deadlineOfPeer = deadline;
        return RouterTest.this.readers(address);
      }

      @Override
      public PopularReader popular(String address, Deadline deadline) {
        throw new AssertionError("nobody asks for popular products");
      }

      @Override
      public QualityReader quality(String address, Deadline deadline) {
        throw new AssertionError("nobody asks for the quality");
      }
    };
  }

  private Result<Long> number(Readers readers) {
    Result<ClientProfile> profile = readers.clients().profile(CLIENT);
    if (profile instanceof Found<ClientProfile> found) {
      return new Found<>(found.value().clientId());
    }
    return profile instanceof UnknownClient<?> ? new UnknownClient<>(CLIENT) : ELSEWHERE;
  }

  private void answer(String who, Result<Long> result) {
    answers.computeIfAbsent(who, name -> new ArrayDeque<>()).add(() -> result);
  }

  private void fail(String who) {
    answers
        .computeIfAbsent(who, name -> new ArrayDeque<>())
        .add(
            () -> {
              throw new PeerException("connection refused", null);
            });
  }

  private Readers readers(String who) {
    return new Readers(
        new RecommendationReader() {
          @Override
          public Result<Recommendations> recommendations(RecommendationQuery query) {
            throw new AssertionError("nobody asks for lists");
          }

          @Override
          public Result<Recommendations> popular(RecommendationQuery query) {
            throw new AssertionError("nobody asks for lists");
          }
        },
        new ClientReader() {
          @Override
          public Result<ClientProfile> profile(long clientId) {
            asked.add(who);
            return RouterTest.profile(answers.getOrDefault(who, new ArrayDeque<>()).poll());
          }

          @Override
          public Result<PurchasePage> purchases(PurchaseQuery query) {
            throw new AssertionError("nobody asks for purchases");
          }

          @Override
          public Result<DueProducts> due(DueQuery query) {
            throw new AssertionError("nobody asks for what is due");
          }
        });
  }

  private static Result<ClientProfile> profile(Supplier<Result<Long>> answer) {
    Result<Long> result = answer == null ? ELSEWHERE : answer.get();
    if (result instanceof Found<Long> found) {
      return new Found<>(
          new ClientProfile(
              found.value(), null, null, "LIGHT", 0, 0, 0, null, null, 0, null, 0, null));
    }
    return result instanceof UnknownClient<?>
        ? new UnknownClient<>(CLIENT)
        : new Unavailable<>("it is elsewhere", Duration.ofSeconds(2));
  }
}
