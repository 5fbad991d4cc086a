package io.concord.local.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.local.table.TextTable;
import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Letters for people and for programs. */
final class LetterTable {
  private static final int KEY_MAX = 20;

  private final LetterBook book;
  private final Topics topics;

  LetterTable(LetterBook book, Topics topics) {
    this.book = book;
    this.topics = topics;
  }

  List<String> lines(List<Letter> letters) {
    TextTable table = new TextTable("ID", "WHEN", "KEY", "STATE", "ERROR");
    letters.forEach(letter -> table.row(row(letter)));
    return table.lines();
  }

  private String[] row(Letter letter) {
    Resolution resolution = book.resolution(letter);
    String key = oneLine(letter.key() == null ? "-" : key(letter));
    return new String[] {
      letter.id().text(topics),
      letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
      key.length() <= KEY_MAX ? key : key.substring(0, KEY_MAX) + "...",
      resolution == null ? "open" : resolution.outcome().label(),
      oneLine(letter.error()) + (resolution == null ? "" : " (" + resolution.reason() + ")")
    };
  }

  private static String key(Letter letter) {
    return new String(letter.key(), StandardCharsets.UTF_8);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  String json(Letter letter) {
    Resolution resolution = book.resolution(letter);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", letter.id().text(topics));
    json.put("sourceTopic", letter.id().topic());
    json.put("sourcePartition", letter.id().partition());
    json.put("sourceOffset", letter.id().offset());
    json.put("at", letter.at().toString());
    json.put("key", letter.key() == null ? null : key(letter));
    json.put("error", letter.error());
    json.put("state", resolution == null ? "open" : resolution.outcome().label());
    json.put("reason", resolution == null ? null : resolution.reason());
    return json.toString();
  }
}
