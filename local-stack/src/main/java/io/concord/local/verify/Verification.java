package io.concord.local.verify;

import io.concord.local.verify.Outcome.Different;
import io.concord.local.verify.Outcome.NotYet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Compares clients, and those that differ again and again: a running system is changed while it is
 * looked at, so that only what stays different is a mismatch. Heap holds IDs, and lists of some
 * hundred clients at a time.
 */
final class Verification {
  /** How long a node may leave a client unanswered, or its answer be stale and different. */
  static final Duration NOT_YET_MAX = Duration.ofSeconds(60);

  private static final int CLIENTS_PER_LOOK = 200;
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  private final ClientChecker checker;
  private final Runnable newRound;
  private final Duration patience;
  private final InstantSource clock;
  private final Pause pause;
  private final Progress progress;
  private final Map<Long, Instant> differentSince = new HashMap<>();
  private final Map<Long, Instant> notYetSince = new HashMap<>();
  private int mismatches;

  /**
   * @param newRound called before clients are looked at again
   * @param patience how long a client must differ
   */
  Verification(
      ClientChecker checker,
      Runnable newRound,
      Duration patience,
      InstantSource clock,
      Pause pause,
      Progress progress) {
    this.checker = checker;
    this.newRound = newRound;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
    this.progress = progress;
  }

  /** Waits, really or not. */
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** Hands over each mismatch, and returns how many there were. */
  int run(List<Long> clientIds, Consumer<Mismatch> onMismatch) throws InterruptedException {
    List<Long> open = look(clientIds, onMismatch);
    Duration wait = PAUSE_MIN;
    while (!open.isEmpty()) {
      pause.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? wait.multipliedBy(2) : PAUSE_MAX;
      newRound.run();
      open = look(open, onMismatch);
    }
    return mismatches;
  }

  /** Returns the clients that must be looked at again. */
  private List<Long> look(List<Long> clientIds, Consumer<Mismatch> onMismatch) {
    List<Long> open = new ArrayList<>();
    for (int from = 0; from < clientIds.size(); from += CLIENTS_PER_LOOK) {
      int to = Math.min(from + CLIENTS_PER_LOOK, clientIds.size());
      checker
          .check(clientIds.subList(from, to))
          .forEach(
              (client, outcome) -> {
                if (isOpen(client, outcome, onMismatch)) {
                  open.add(client);
                }
              });
      progress.compared(to, clientIds.size(), open.size());
    }
    return open;
  }

  private boolean isOpen(long client, Outcome outcome, Consumer<Mismatch> onMismatch) {
    if (outcome instanceof NotYet notYet) {
      requirePatience(client, notYet);
      return true;
    }
    notYetSince.remove(client);
    if (outcome instanceof Different different) {
      return isOpen(client, different, onMismatch);
    }
    differentSince.remove(client);
    return false;
  }

  private boolean isOpen(long client, Different different, Consumer<Mismatch> onMismatch) {
    Instant now = clock.instant();
    Instant since = differentSince.putIfAbsent(client, now);
    if (since == null || now.isBefore(since.plus(patience))) {
      return true;
    }
    differentSince.remove(client);
    mismatches++;
    onMismatch.accept(different.mismatch());
    return false;
  }

  private void requirePatience(long client, NotYet notYet) {
    Instant now = clock.instant();
    Instant since = notYetSince.putIfAbsent(client, now);
    if (since != null && !now.isBefore(since.plus(NOT_YET_MAX))) {
      throw new VerificationException(
          "client %d has had no current answer for %d s: %s"
              .formatted(client, NOT_YET_MAX.toSeconds(), notYet.reason()));
    }
  }
}
