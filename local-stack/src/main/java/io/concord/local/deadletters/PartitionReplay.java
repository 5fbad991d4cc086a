package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.cdc.CapturedTable;
import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.EnvelopeException;
import io.concord.local.kafka.PartitionReader;
import io.concord.replay.ReplayPlan;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.ReplayPlan.Refused;
import io.concord.replay.ReplayPlan.Settled;
import io.concord.replay.RowTrace;
import io.concord.replay.RowVersion;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Replays the letters of one source partition: reads it once, then for each letter writes what its
 * row needs, and writes again while the row changes under its hands.
 */
final class PartitionReplay {
  private static final byte[] NOTHING = {};
  private static final String MADE_ANEW =
      "it does not lie in its source topic, which must have been made anew since: dismiss it";

  private final List<Letter> letters;
  private final PartitionReader reader;
  private final Compaction compaction;
  private final LetterTopic topic;
  private final Progress progress;
  private final Map<ByteBuffer, List<Traced>> byKey = new HashMap<>();
  private final Map<Long, Traced> byOffset = new HashMap<>();

  PartitionReplay(
      List<Letter> letters,
      PartitionReader reader,
      Compaction compaction,
      LetterTopic topic,
      Progress progress) {
    this.letters = letters;
    this.reader = reader;
    this.compaction = compaction;
    this.topic = topic;
    this.progress = progress;
  }

  /** What became of a letter, for people. */
  record Result(Letter letter, boolean replayed, String sentence) {}

  private static final class Traced {
    private final Letter letter;
    private final RowTrace trace;
    private Instant writtenAt;
    private boolean isOfAnotherTopic;

    Traced(Letter letter, RowTrace trace) {
      this.letter = letter;
      this.trace = trace;
    }
  }

  List<Result> run() throws InterruptedException {
    List<Result> results = new ArrayList<>();
    List<Traced> traced = new ArrayList<>();
    long end = reader.end();
    for (Letter letter : letters) {
      try {
        if (letter.id().offset() >= end) {
          throw new EnvelopeException(MADE_ANEW);
        }
        traced.add(trace(letter));
      } catch (EnvelopeException e) {
        results.add(new Result(letter, false, e.getMessage()));
      }
    }
    reader.readTo(
        end,
        record -> {
          progress.at(record.offset(), end);
          take(record);
        });
    for (Traced each : traced) {
      results.add(replay(each));
    }
    return results;
  }

  private Traced trace(Letter letter) {
    String name = letter.id().topic().substring(letter.id().topic().lastIndexOf('.') + 1);
    RowTrace trace =
        new RowTrace(
            CapturedTable.named(name).orElseThrow(),
            key(letter),
            new RowVersion(
                letter.id().offset(), letter.omittedBytes() > 0 ? NOTHING : letter.value()));
    Traced traced = new Traced(letter, trace);
    byOffset.put(letter.id().offset(), traced);
    byKey.computeIfAbsent(ByteBuffer.wrap(letter.key()), key -> new ArrayList<>()).add(traced);
    return traced;
  }

  private static long key(Letter letter) {
    try {
      return DecimalIdSerde.parse(letter.key());
    } catch (EnvelopeException e) {
      throw new EnvelopeException("no row is known for it, " + e.getMessage() + ": dismiss it", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Traced atOffset = byOffset.get(record.offset());
    if (atOffset != null) {
      atOffset.writtenAt = Instant.ofEpochMilli(record.timestamp());
      atOffset.isOfAnotherTopic = !Arrays.equals(record.key(), atOffset.letter.key());
    }
    if (record.key() != null) {
      byKey
          .getOrDefault(ByteBuffer.wrap(record.key()), List.of())
          .forEach(traced -> traced.trace.accept(SourceRecords.version(record)));
    }
  }

  private Result replay(Traced traced) throws InterruptedException {
    Letter letter = traced.letter;
    if (traced.isOfAnotherTopic) {
      return new Result(letter, false, MADE_ANEW);
    }
    boolean complete = compaction.keptAllInFrontOf(reader.begin(), traced.writtenAt, Instant.now());
    ReplayPlan plan = traced.trace.plan(complete);
    List<Long> written = new ArrayList<>();
    for (Optional<ReplayPlan> next = Optional.of(plan); next.isPresent(); ) {
      plan = next.get();
      if (plan instanceof Refused refused) {
        return new Result(letter, false, refused.reason());
      } else if (plan instanceof Emit emit) {
        written.add(write(letter, emit));
        next = traced.trace.planAfter(emit);
      } else {
        next = Optional.empty();
      }
    }
    String sentence = sentence(plan, written);
    topic.resolve(letter, Outcome.REPLAYED, sentence);
    return new Result(letter, true, sentence);
  }

  private static String sentence(ReplayPlan last, List<Long> written) {
    return last instanceof Settled settled && written.isEmpty()
        ? settled.reason()
        : "wrote the row at offset "
            + written.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Writes, and reads on to what was written, so that nothing in front of it goes unseen. */
  private long write(Letter letter, Emit emit) throws InterruptedException {
    long offset = topic.send(SourceRecords.record(letter.id(), letter.key(), emit)).offset();
    reader.readTo(offset + 1, this::take);
    return offset;
  }
}
