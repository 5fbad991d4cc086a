package io.concord.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.push.ChangeFilter.EveryClient;
import io.concord.push.ChangeFilter.OneClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What ends a subscription, what makes a gap, and what bounds a node. */
class ChangeHubTest {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
  private static final ChangeFilter CLIENT = new OneClient(1);
  private static final ChangeFilter EVERY = new EveryClient(Set.of(), Set.of());

  private final InMemoryLog log = new InMemoryLog(2);
  private long revision;

  private TestNode node(PushLimits limits) {
    return new TestNode(log, limits, NOW);
  }

  private TestNode node() {
    return node(PushLimits.of(10));
  }

  private void change(long client) {
    log.append(client, ++revision, "HEAVY", NOW);
  }

  private static String cursorOf(TestNode node, ChangeFilter filter) {
    TestSubscriber subscriber = node.subscribe(filter, new Start.Now());
    node.settle();
    List<ReceivedEvent> events = subscriber.takeAll();
    subscriber.subscription.leave();
    return events.get(events.size() - 1).id();
  }

  @Test
  void shouldEndASubscriberWhoseQueueIsFullAndLetItGoOn() {
    TestNode node = node(new PushLimits(10, 3, 10_000, 100_000, 100, 10_000));
    TestSubscriber slow = node.subscribe(CLIENT, new Start.LastLists());
    node.settle();
    String cursor = slow.takeAll().get(0).id();
    for (int i = 0; i < 4; i++) {
      change(1);
    }
    node.settle();
    assertThat(slow.takeTexts()).containsExactly("end {\"reason\":\"slow\"}");
    assertThat(node.ends).isEqualTo(Map.of(EndReason.SLOW, 1));
    TestSubscriber again = node.subscribe(CLIENT, new Start.After(cursor));
    node.settle();
    List<String> received = new ArrayList<>(again.takeTexts());
    node.settle();
    received.addAll(again.takeTexts());
    assertThat(received).containsExactly("change 1/1", "change 1/2", "change 1/3", "change 1/4");
  }

  @Test
  void shouldBoundWhatWaitsForAllSubscribersTogether() {
    TestNode node = node(new PushLimits(10, 100, 10_000, 1_000, 100, 10_000));
    List<TestSubscriber> idle =
        List.of(
            node.subscribe(CLIENT, new Start.Now()),
            node.subscribe(CLIENT, new Start.Now()),
            node.subscribe(EVERY, new Start.Now()));
    node.settle();
    idle.forEach(TestSubscriber::takeAll);
    for (int i = 0; i < 100; i++) {
      change(1);
    }
    node.settle();
    assertThat(idle).allSatisfy(each -> assertThat(each.subscription.ended()).isNotNull());
  }

  @Test
  void shouldEndAndCutOffASubscriberThatTakesNothing() {
    TestNode node = node();
    TestSubscriber dead = node.subscribe(CLIENT, new Start.Now());
    node.settle();
    for (int tick = 0; tick < 3 * Heartbeats.ROUND_TICKS; tick++) {
      node.heartbeats.tick();
    }
    assertThat(dead.subscription.ended()).isEqualTo(EndReason.SLOW);
    assertThat(dead.aborted).isTrue();
    assertThat(node.hub.subscriberCount()).isZero();
  }

  @Test
  void shouldEndASubscriberWhoseAccessExpires() {
    TestNode node = node();
    AtomicBoolean allowed = new AtomicBoolean(true);
    TestSubscriber subscriber = node.subscribe(CLIENT, new Start.Now(), allowed::get);
    node.settle();
    subscriber.takeAll();
    beat(node);
    assertThat(subscriber.takeAll()).allMatch(ReceivedEvent::isHeartbeat);
    allowed.set(false);
    beat(node);
    assertThat(subscriber.takeTexts()).containsExactly("end {\"reason\":\"expired\"}");
  }

  private static void beat(TestNode node) {
    for (int tick = 0; tick < Heartbeats.ROUND_TICKS; tick++) {
      node.heartbeats.tick();
    }
  }

  @Test
  void shouldForgetASubscriptionThatIsNeverStarted() {
    TestNode node = node();
    node.hub.subscribe(new SubscriptionRequest(CLIENT, new Start.Now(), () -> true));
    beat(node);
    beat(node);
    assertThat(node.hub.subscriberCount()).isZero();
  }

  @Test
  void shouldMoveTheCursorOfAQuietClientWithItsHeartbeats() {
    TestNode node = node();
    TestSubscriber quiet = node.subscribe(CLIENT, new Start.Now());
    node.settle();
    String first = quiet.takeAll().get(0).id();
    Instant later = NOW.plus(InMemoryLog.KEPT);
    node.become(later);
    node.tail.readAll();
    beat(node);
    String moved = quiet.takeAll().get(0).id();
    quiet.subscription.leave();
    assertThat(resumed(node, first)).containsExactly("gap {\"reason\":\"compacted\"}");
    assertThat(resumed(node, moved)).isEmpty();
  }

  @Test
  void shouldNotMoveTheCursorOfANodeThatCannotReadTheLog() {
    TestNode cutOff = node();
    TestSubscriber quiet = cutOff.subscribe(CLIENT, new Start.Now());
    cutOff.settle();
    quiet.takeAll();
    cutOff.become(NOW.plus(InMemoryLog.KEPT.dividedBy(2)));
    beat(cutOff);
    String cursor = quiet.takeAll().get(0).id();
    TestNode other = node();
    other.become(NOW.plus(InMemoryLog.KEPT));
    other.tail.readAll();
    assertThat(resumed(other, cursor)).containsExactly("gap {\"reason\":\"compacted\"}");
  }

  @Test
  void shouldEndAllWhenTheLogWasCompactedBeforeTheNodeReadOn() {
    change(1);
    TestNode node = node();
    TestSubscriber live = node.subscribe(CLIENT, new Start.LastLists());
    node.settle();
    String cursor = live.takeAll().get(0).id();
    change(1);
    change(1);
    Instant later = NOW.plus(InMemoryLog.KEPT).plusSeconds(1);
    log.compact(later);
    node.become(later);
    node.tail.read(1, 1);
    assertThat(live.takeTexts()).containsExactly("end {\"reason\":\"stopping\"}");
    assertThat(node.subscribeIfOpen(new SubscriptionRequest(CLIENT, new Start.Now(), () -> true)))
        .isEmpty();
    node.tail.readAll();
    assertThat(resumed(node, cursor)).containsExactly("gap {\"reason\":\"compacted\"}", "list 1/3");
  }

  private static List<String> resumed(TestNode node, String cursor) {
    return resumed(node, CLIENT, cursor);
  }

  private static List<String> resumed(TestNode node, ChangeFilter filter, String cursor) {
    TestSubscriber subscriber = node.subscribe(filter, new Start.After(cursor));
    node.settle();
    return subscriber.takeTexts();
  }

  @Test
  void shouldTellOfAGapWhenTheTopicWasMadeAnew() {
    TestNode node = node();
    String cursor = cursorOf(node, CLIENT);
    log.recreate();
    change(1);
    change(1);
    TestSubscriber before = node.subscribe(EVERY, new Start.Now());
    node.followAnew();
    assertThat(before.takeTexts()).containsExactly("end {\"reason\":\"stopping\"}");
    assertThat(resumed(node, cursor)).containsExactly("gap {\"reason\":\"recreated\"}", "list 1/2");
  }

  @Test
  void shouldTellOfAGapWhenTheEndWasLost() {
    change(1);
    change(1);
    String cursor = cursorOf(node(), CLIENT);
    log.truncate(1, 2);
    assertThat(resumed(node(), cursor))
        .containsExactly("gap {\"reason\":\"truncated\"}", "list 1/1");
  }

  /** One by one, changes from before the lists might be compacted while they are read. */
  @Test
  void shouldGoOnWithLastListsAtAnotherNodeWhenCutOffInTheMiddleOfThem() {
    TestNode behind = node();
    TestSubscriber subscriber =
        behind.subscribe(EVERY, new Start.After(cursorInTheMiddleOfLists()));
    behind.tasks.runAll();
    assertThat(subscriber.takeTexts()).isEmpty();
    behind.settle();
    change(1);
    behind.settle();
    assertThat(subscriber.takeTexts()).containsExactly("list 1/4", "change 1/5");
  }

  @Test
  void shouldTellOfAGapWhenTheEndOfTheListsWasLost() {
    String cursor = cursorInTheMiddleOfLists();
    log.truncate(1, 2);
    assertThat(resumed(node(), EVERY, cursor))
        .containsExactly("gap {\"reason\":\"truncated\"}", "list 2/1", "list 1/2");
  }

  /** Behind the list of client 2, which lies in the first partition. */
  private String cursorInTheMiddleOfLists() {
    change(2);
    change(1);
    change(1);
    change(1);
    TestNode node = node();
    TestSubscriber cutOff = node.subscribe(EVERY, new Start.LastLists());
    node.settle();
    return cutOff.take(1).get(0).id();
  }

  @Test
  void shouldWaitForTheNodeWhenTheSubscriberHasSeenMore() {
    TestNode behind = node();
    change(1);
    String cursor = cursorOf(node(), CLIENT);
    change(1);
    TestSubscriber subscriber = behind.subscribe(CLIENT, new Start.After(cursor));
    behind.tasks.runAll();
    assertThat(subscriber.takeTexts()).isEmpty();
    behind.settle();
    assertThat(subscriber.takeTexts()).containsExactly("change 1/2");
  }

  /** Without transactions no mark follows a change, behind which the tail would say it stands. */
  @Test
  void shouldNotWaitForMoreThanTheChangesThemselves() {
    TestNode behind = node();
    Change seen = log.append(1, 1, "HEAVY", NOW);
    String cursor = cursorOf(node(), CLIENT);
    TestSubscriber subscriber = behind.subscribe(CLIENT, new Start.After(cursor));
    behind.tasks.runAll();
    behind.hub.append(seen);
    behind.hub.append(log.append(1, 2, "HEAVY", NOW));
    behind.tasks.runAll();
    assertThat(subscriber.takeTexts()).containsExactly("change 1/2");
  }

  /** It holds a heartbeat, and others hold the rest of the node's memory. */
  @Test
  void shouldEndASubscriberThatThereIsNoRoomToTellOfAGap() {
    change(1);
    change(1);
    String cursor = cursorOf(node(), CLIENT);
    log.truncate(1, 2);
    TestNode node = node(new PushLimits(10, 100, 10_000, 180, 100, 10_000));
    TestSubscriber idle = node.subscribe(new OneClient(2), new Start.LastLists());
    change(2);
    change(2);
    node.settle();
    TestSubscriber subscriber = node.subscribe(CLIENT, new Start.After(cursor));
    beat(node);
    node.settle();
    assertThat(subscriber.takeTexts()).containsExactly("end {\"reason\":\"slow\"}");
    idle.takeAll();
    assertThat(resumed(node, cursor)).containsExactly("gap {\"reason\":\"truncated\"}", "list 1/1");
  }

  @Test
  void shouldReadBackWhatIsNotRecentAnyMore() {
    TestNode node = node(new PushLimits(10, 100, 10_000, 100_000, 2, 10_000));
    String cursor = cursorOf(node, EVERY);
    for (int i = 0; i < 20; i++) {
      change(1 + i % 2);
    }
    node.settle();
    TestSubscriber subscriber = node.subscribe(EVERY, new Start.After(cursor));
    node.settle();
    assertThat(subscriber.takeTexts()).hasSize(20).doesNotHaveDuplicates();
  }
}
