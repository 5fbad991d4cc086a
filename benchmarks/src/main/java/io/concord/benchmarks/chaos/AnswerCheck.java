package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Report;
import io.concord.benchmarks.chaos.Asked.Given;
import io.concord.benchmarks.chaos.Changes.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the lists that were given against the events that were published.
 *
 * <p>A list must be that of the event of its revision. An interactive query reads what is not
 * committed yet, so a revision may have been rolled back; only near a blow, though. And a list must
 * not be older than it says: when a newer event was published, or its order captured, longer before
 * the request than the staleness and a second.
 */
final class AnswerCheck {
  private static final long ROLLED_BACK_WITHIN_MS = 10_000;
  private static final long TOLERANCE_MS = 1_000;
  private static final int NOT_FOUND = 404;
  private static final int EXAMPLES = 10;

  private final Changes changes;
  private final Map<Change, Long> dueSinceMs;
  private final Timeline timeline;
  private final List<String> examples = new ArrayList<>();
  private long lists;
  private long otherDay;
  private long rolledBack;
  private long wrong;
  private long understated;
  private long understatedMaxMs;
  private long behindCapture;
  private long behindCaptureMaxMs;

  AnswerCheck(Changes changes, Map<Change, Long> dueSinceMs, Timeline timeline) {
    this.changes = changes;
    this.dueSinceMs = dueSinceMs;
    this.timeline = timeline;
  }

  void check(Asked asked) {
    if (asked.status() == NOT_FOUND) {
      wrong(asked, null, "an unknown client");
    }
    for (Given given : asked.given()) {
      if (given.status() == NOT_FOUND) {
        wrong(asked, given, "an unknown client");
      } else if (given.status() == 200) {
        lists++;
        checkList(asked, given);
        checkAge(asked, given);
      }
    }
  }

  private void checkList(Asked asked, Given given) {
    Change event = changes.of(given.clientId(), given.revision());
    if (event == null && given.revision() == 0 && given.popular()) {
      return;
    } else if (event != null && !event.asOf().equals(given.asOf())) {
      otherDay++;
    } else if (event == null || event.digest() != given.digest()) {
      if (timeline.isNear(asked.sentMs(), ROLLED_BACK_WITHIN_MS)) {
        rolledBack++;
        example(asked, given, "rolled back");
      } else {
        wrong(asked, given, event == null ? "never published" : "published otherwise");
      }
    }
  }

  private void checkAge(Asked asked, Given given) {
    Change next = changes.of(given.clientId(), given.revision() + 1);
    if (next == null) {
      return;
    }
    long oldestMs = asked.sentMs() - given.stalenessMs() - TOLERANCE_MS;
    long lateMs = oldestMs - next.publishedMs();
    if (lateMs > 0) {
      understated++;
      understatedMaxMs = Math.max(understatedMaxMs, lateMs + TOLERANCE_MS);
      example(asked, given, "understated by " + (lateMs + TOLERANCE_MS) + " ms");
    }
    long behindMs = oldestMs - dueSinceMs.getOrDefault(next, Long.MAX_VALUE / 2);
    if (behindMs > 0) {
      behindCapture++;
      behindCaptureMaxMs = Math.max(behindCaptureMaxMs, behindMs + TOLERANCE_MS);
      example(asked, given, "behind the captured order by " + (behindMs + TOLERANCE_MS) + " ms");
    }
  }

  private void wrong(Asked asked, Given given, String why) {
    wrong++;
    example(asked, given, "WRONG: " + why);
  }

  private void example(Asked asked, Given given, String what) {
    if (examples.size() < EXAMPLES || what.startsWith("WRONG") && examples.size() < 2 * EXAMPLES) {
      examples.add(
          Report.format(
              "%s  %s by %s: %s",
              timeline.text(new Timeline.Entry(asked.sentMs(), what)),
              asked.kind(),
              asked.node(),
              given));
    }
  }

  long lists() {
    return lists;
  }

  long otherDay() {
    return otherDay;
  }

  long rolledBack() {
    return rolledBack;
  }

  long wrong() {
    return wrong;
  }

  /** Lists that were older than they said, by what was published. */
  long understated() {
    return understated;
  }

  long understatedMaxMs() {
    return understatedMaxMs;
  }

  /** Lists that were older than they said, by what was captured into Kafka. */
  long behindCapture() {
    return behindCapture;
  }

  long behindCaptureMaxMs() {
    return behindCaptureMaxMs;
  }

  List<String> examples() {
    return examples;
  }
}
