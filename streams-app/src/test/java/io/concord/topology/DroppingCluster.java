package io.concord.topology;

import io.concord.cdc.CapturedTable;
import io.concord.replay.ReplayPlan;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.ReplayPlan.Refused;
import io.concord.replay.RowTrace;
import io.concord.replay.RowVersion;
import io.concord.topology.SourceDatabase.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Puts one record in ten aside instead of reading it, readable by others or not, and replays it
 * later: now and then at once, the rest before anybody looks.
 */
final class DroppingCluster implements Cluster {
  private final Cluster reader;
  private final Network network;
  private final Random random;

  /** Records of each row, as they lie in its topic. */
  private final Map<String, List<RowVersion>> rows = new HashMap<>();

  private final Map<String, Long> nextOffset = new HashMap<>();
  private final List<Letter> letters = new ArrayList<>();
  private SourceDatabase database;
  private boolean isReplaying;

  private record Letter(Told told, RowVersion version) {
    String row() {
      return DroppingCluster.row(told);
    }
  }

  DroppingCluster(Cluster reader, Network network, Random random) {
    this.reader = reader;
    this.network = network;
    this.random = random;
  }

  /** The rows that somebody updates when a letter cannot be replayed otherwise. */
  void of(SourceDatabase database) {
    this.database = database;
  }

  @Override
  public LocalDate today() {
    return reader.today();
  }

  @Override
  public void read(Told told) {
    if (isReplaying || told.envelope() == null || random.nextInt(10) > 0) {
      append(told);
    } else {
      letters.add(new Letter(told, lie(told, dropped(told.envelope()))));
    }
    if (!isReplaying && !letters.isEmpty() && random.nextInt(20) == 0) {
      replayAny();
    }
  }

  private void append(Told told) {
    lie(told, told.envelope());
    reader.read(told);
  }

  private String dropped(String envelope) {
    return switch (random.nextInt(4)) {
      case 0 -> "nonsense";
      case 1 -> envelope.replace("\"before\":{", "\"before\":{\"ID\":\"x\",");
      case 2 -> envelope.replace("\"after\":{", "\"after\":{\"ID\":\"x\",");
      default -> envelope;
    };
  }

  private RowVersion lie(Told told, String envelope) {
    byte[] value = envelope == null ? null : envelope.getBytes(StandardCharsets.UTF_8);
    RowVersion version = new RowVersion(offset(told), value);
    rows.computeIfAbsent(row(told), row -> new ArrayList<>()).add(version);
    return version;
  }

  private long offset(Told told) {
    return nextOffset.merge(told.table(), 1L, Long::sum);
  }

  private static String row(Told told) {
    return told.table() + " " + told.key();
  }

  private void replayAny() {
    isReplaying = true;
    replay(letters.remove(random.nextInt(letters.size())));
    isReplaying = false;
  }

  /** What cannot be replayed yet can be once the row is told anew. */
  private void replay(Letter letter) {
    RowTrace trace = trace(letter);
    ReplayPlan plan = trace.plan(true);
    while (plan instanceof Refused) {
      touch(letter);
      trace = trace(letter);
      plan = trace.plan(true);
    }
    Optional<ReplayPlan> next = Optional.of(plan);
    while (next.isPresent() && next.get() instanceof Emit emit) {
      network.deliverNext(random.nextInt(3));
      emit(letter, emit);
      rows.get(letter.row()).forEach(trace::accept);
      next = trace.planAfter(emit);
    }
    if (next.isPresent() && next.get() instanceof Refused) {
      letters.add(letter);
    }
  }

  private RowTrace trace(Letter letter) {
    RowTrace trace =
        new RowTrace(
            CapturedTable.named(letter.told().table()).orElseThrow(),
            Long.parseLong(letter.told().key()),
            letter.version());
    rows.get(letter.row()).forEach(trace::accept);
    return trace;
  }

  /** Somebody updates the row, if it is there; the connector tells all there is to tell. */
  private void touch(Letter letter) {
    long id = Long.parseLong(letter.told().key());
    if (database.rows(letter.told().table()).containsKey(id)) {
      database.put(letter.told().table(), id);
    }
    network.deliverAll();
  }

  private void emit(Letter letter, Emit emit) {
    Told told = letter.told();
    rows.get(letter.row()).add(new RowVersion(offset(told), emit.asOf(), emit.envelope()));
    String envelope = new String(emit.envelope(), StandardCharsets.UTF_8);
    reader.read(new Told(told.table(), told.key(), envelope));
  }

  @Override
  public void advance(Duration time) {
    reader.advance(time);
  }

  @Override
  public void setBehind(boolean behind) {
    reader.setBehind(behind);
  }

  @Override
  public void restart(int task) {
    reader.restart(task);
  }

  @Override
  public void settle() {
    while (!letters.isEmpty()) {
      replayAny();
    }
    reader.settle();
  }

  @Override
  public void verify(SourceDatabase database) {
    reader.verify(database);
  }

  @Override
  public Map<String, Map<?, ?>> dump() {
    return reader.dump();
  }
}
