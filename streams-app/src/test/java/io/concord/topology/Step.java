package io.concord.topology;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that happens to a row of the source tables, or to those who read them. */
sealed interface Step {

  /** The row is inserted, or updated in the columns named. */
  record Put(String table, long id, List<Column> columns) implements Step {
    @Override
    public String toString() {
      return row("put", table, id, columns);
    }
  }

  /** The row is read by a snapshot. The columns are those of a row that was not there before. */
  record Snapshot(String table, long id, List<Column> columns) implements Step {
    @Override
    public String toString() {
      return row("snapshot", table, id, columns);
    }
  }

  /** The row is deleted, if it is there. */
  record Delete(String table, long id) implements Step {
    @Override
    public String toString() {
      return row("delete", table, id, List.of());
    }
  }

  /** The latest record of the row comes once more. */
  record Duplicate(String table, long id) implements Step {
    @Override
    public String toString() {
      return row("duplicate", table, id, List.of());
    }
  }

  /** The connector lost its place: the latest records of all tables come once more. */
  record Replay(int records) implements Step {
    @Override
    public String toString() {
      return "replay the last " + records;
    }
  }

  /** Time passes. */
  record Wait(Duration time) implements Step {
    @Override
    public String toString() {
      return "wait " + time;
    }
  }

  /** A backlog begins or has been read. */
  record Backlog(boolean begins) implements Step {
    @Override
    public String toString() {
      return begins ? "fall behind" : "catch up";
    }
  }

  /** A task loses what it has in heap. */
  record Restart(int task) implements Step {
    @Override
    public String toString() {
      return "restart task " + task;
    }
  }

  /**
   * A column and what to set it to.
   *
   * @param value a {@link Moment} where the column is a time
   */
  record Column(String name, Object value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  /** A time, told from the day on which the history begins: day 0. */
  record Moment(int day, int hour) {
    @Override
    public String toString() {
      return "day" + day + "@" + hour + "h";
    }
  }

  private static String row(String verb, String table, long id, List<Column> columns) {
    return columns.stream()
        .map(column -> " " + column)
        .collect(Collectors.joining("", verb + " " + table + " " + id, ""));
  }
}
