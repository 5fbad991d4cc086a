package io.concord.app.deadletter;

import io.concord.topology.Topics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter came from, which is also its name: a record that is reported again, by
 * another node or after a restart, is the same letter.
 */
public record DeadLetterId(String topic, int partition, long offset) {
  private static final Pattern TEXT = Pattern.compile("(\\w+)/(\\d{1,9})/(\\d{1,18})");

  /** As commands and answers write it, such as {@code OrderItem/2/1234}. */
  public String text(Topics topics) {
    return topics.table(topic) + "/" + partition + "/" + offset;
  }

  /**
   * The inverse of {@link #text}.
   *
   * @throws IllegalArgumentException saying what an ID looks like
   */
  public static DeadLetterId parse(String text, Topics topics) {
    Matcher parts = TEXT.matcher(text);
    String topic = parts.matches() ? topics.source(parts.group(1)) : null;
    if (topic == null) {
      throw new IllegalArgumentException(
          "an ID must be table/partition/offset such as OrderItem/2/1234, ID=" + text);
    }
    return new DeadLetterId(
        topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
  }
}
