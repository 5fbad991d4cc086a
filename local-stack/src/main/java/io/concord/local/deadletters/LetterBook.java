package io.concord.local.deadletters;

import io.concord.app.deadletter.DeadLetterEntry;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.app.deadletter.DeadLetterId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The letters and what became of them, by where they came from, oldest first. */
public final class LetterBook {
  private final Map<DeadLetterId, Letter> letters = new LinkedHashMap<>();
  private final Map<DeadLetterId, Resolution> resolutions = new HashMap<>();

  /** Takes the next entry of the topic; of a letter reported twice the first stays. */
  void accept(DeadLetterEntry entry) {
    if (entry instanceof Letter letter) {
      letters.putIfAbsent(letter.id(), letter);
    } else if (entry instanceof Resolution resolution) {
      resolutions.put(resolution.id(), resolution);
    }
  }

  public List<Letter> all() {
    return List.copyOf(letters.values());
  }

  public List<Letter> open() {
    return letters.values().stream().filter(letter -> resolution(letter) == null).toList();
  }

  /**
   * The open letter of this ID.
   *
   * @throws NoSuchLetterException when there is none
   */
  Letter open(DeadLetterId id, String text) {
    Letter letter = letters.get(id);
    if (letter == null) {
      throw new NoSuchLetterException("there is no dead letter " + text);
    } else if (resolution(letter) != null) {
      throw new NoSuchLetterException(
          "the dead letter " + text + " is " + resolution(letter).outcome().label() + " already");
    }
    return letter;
  }

  /** Null while the letter is open. */
  Resolution resolution(Letter letter) {
    return resolutions.get(letter.id());
  }
}
