package io.concord.local.sqlserver.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts T-SQL into tokens, without comments and white space. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?<blank>\\s+|--[^\\n]*|/\\*.*?\\*/)"
              + "|(?<string>[Nn]?'(?:[^']|'')*')"
              + "|(?<name>\\[[^\\]]*\\]|\"[^\"]*\")"
              + "|(?<word>[@#A-Za-z_][\\w@$#]*)"
              + "|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<symbol>.)");

  private Lexer() {}

  /** A token and where it lies in the text. */
  record Token(Kind kind, String text, int start, int end) {
    boolean is(String word) {
      return kind != Kind.STRING && kind != Kind.NAME && text.equalsIgnoreCase(word);
    }
  }

  /** NAME is an identifier in brackets or quotation marks. */
  enum Kind {
    STRING,
    NAME,
    WORD,
    OTHER
  }

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher next = TOKEN.matcher(text);
    while (next.find()) {
      if (next.group("blank") == null) {
        tokens.add(new Token(kind(next), next.group(), next.start(), next.end()));
      }
    }
    return tokens;
  }

  private static Kind kind(Matcher token) {
    if (token.group("string") != null) {
      return Kind.STRING;
    } else if (token.group("name") != null) {
      return Kind.NAME;
    }
    return token.group("word") != null ? Kind.WORD : Kind.OTHER;
  }

  /** The text with its comments taken out. */
  static String withoutComments(String text) {
    Matcher next = TOKEN.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (next.find()) {
      plain.append(next.group("blank") == null || next.group().isBlank() ? next.group() : " ");
    }
    return plain.toString();
  }
}
