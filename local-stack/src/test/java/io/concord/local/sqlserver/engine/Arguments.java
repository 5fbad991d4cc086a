package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.Lexer.Kind;
import io.concord.local.sqlserver.engine.Lexer.Token;
import io.concord.local.sqlserver.tds.TsqlException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The named arguments of a procedure call, such as {@code @source_name = N'Order'}. */
record Arguments(Map<String, String> values) {

  /** Reads them; what the procedure here does not know must not be passed over. */
  static Arguments parse(String text, Set<String> known) throws TsqlException {
    Map<String, String> values = new TreeMap<>();
    List<Token> tokens = Lexer.tokens(text);
    for (int i = 0; i + 2 < tokens.size(); i += 4) {
      String name = tokens.get(i).text().toLowerCase(Locale.ROOT).replaceFirst("@", "");
      if (!known.contains(name) || !tokens.get(i + 1).is("=")) {
        throw new TsqlException(
            Errors.NOT_UNDERSTOOD, "an argument must be one of " + known + ": " + text);
      }
      values.put(name, value(tokens.get(i + 2)));
    }
    return new Arguments(values);
  }

  /** Null is empty: no argument that the stand-in knows tells them apart. */
  private static String value(Token token) {
    if (token.kind() == Kind.STRING) {
      String text = token.text();
      return text.substring(text.indexOf('\'') + 1, text.length() - 1).replace("''", "'");
    }
    return token.is("NULL") ? "" : token.text();
  }

  String text(String name, String otherwise) {
    String value = values.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  String required(String name) throws TsqlException {
    String value = text(name, null);
    if (value == null) {
      throw new TsqlException(201, "Procedure expects parameter '@" + name + "'");
    }
    return value;
  }
}
