package io.concord.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a text without what people leave out when they type: case, accents, apostrophes,
 * punctuation. The same for what is typed and for what is searched.
 */
public final class Words {
  /** Letters that no decomposition takes apart. */
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ı', "i"));

  private static final String APOSTROPHES = "'’ʼ`´";

  private Words() {}

  /** In their order, repeated if they are; empty when the text has no letter and no digit. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !isLeftOut(c))
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                append(word, c);
              } else {
                end(words, word);
              }
            });
    end(words, word);
    return words;
  }

  private static boolean isLeftOut(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK || APOSTROPHES.indexOf(c) >= 0;
  }

  private static void append(StringBuilder word, int c) {
    String letters = c <= Character.MAX_VALUE ? LETTERS.get((char) c) : null;
    if (letters == null) {
      word.appendCodePoint(c);
    } else {
      word.append(letters);
    }
  }

  private static void end(List<String> words, StringBuilder word) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
