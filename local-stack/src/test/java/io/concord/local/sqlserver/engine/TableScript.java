package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.Lexer.Token;
import io.concord.local.sqlserver.engine.TableDefinition.Column;
import io.concord.local.sqlserver.tds.TsqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code CREATE TABLE}: columns with type, NULL, DEFAULT and PRIMARY KEY. */
final class TableScript {
  private static final Pattern HEAD =
      Pattern.compile("(?is)CREATE\\s+TABLE\\s+(" + ObjectName.PATTERN + ")\\s*\\((.*)\\)");
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?is)\\[?(\\w+)\\]?\\s+(\\w+(?:\\s*\\(\\s*\\w+\\s*(?:,\\s*\\d+\\s*)?\\))?)(.*)");
  private static final Pattern KEY =
      Pattern.compile(
          "(?is)(?:CONSTRAINT\\s+\\S+\\s+)?PRIMARY\\s+KEY\\s*(?:CLUSTERED\\s*)?\\((.*)\\)");
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?is)\\bDEFAULT\\s+(.+?)(?=\\s+(?:NOT\\s+NULL|NULL|PRIMARY\\s+KEY)\\b|\\s*$)");
  private static final Pattern REFUSED =
      Pattern.compile("(?is).*\\b(IDENTITY|REFERENCES|CHECK|COMPUTED|AS)\\b.*");

  private final List<Column> columns = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();

  private TableScript() {}

  static TableDefinition parse(int objectId, String statement) {
    Matcher head = HEAD.matcher(statement.strip());
    if (!head.matches()) {
      throw new IllegalArgumentException("not a plain CREATE TABLE: " + statement);
    }
    TableScript script = new TableScript();
    parts(head.group(2)).forEach(script::add);
    return new TableDefinition(
        objectId, ObjectName.parse(head.group(1)), script.columns, script.primaryKey);
  }

  /** What stands between commas that are not inside parentheses. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (Token token : Lexer.tokens(text)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        parts.add(text.substring(start, token.start()).strip());
        start = token.end();
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private void add(String part) {
    Matcher key = KEY.matcher(part);
    if (key.matches()) {
      parts(key.group(1)).forEach(column -> primaryKey.add(ObjectName.parse(column).name()));
      return;
    }
    Matcher column = COLUMN.matcher(part);
    if (!column.matches() || REFUSED.matcher(column.group(3)).matches()) {
      throw new IllegalArgumentException("not a column that the stand-in knows: " + part);
    }
    addColumn(column.group(1), TsqlType.parse(column.group(2)), column.group(3));
  }

  private void addColumn(String name, TsqlType type, String more) {
    boolean isKey = more.matches("(?is).*\\bPRIMARY\\s+KEY\\b.*");
    if (isKey) {
      primaryKey.add(name);
    }
    boolean nullable = !isKey && !more.matches("(?is).*\\bNOT\\s+NULL\\b.*");
    Matcher value = DEFAULT.matcher(more);
    columns.add(
        new Column(name, type, nullable, value.find() ? withoutParentheses(value.group(1)) : null));
  }

  private static String withoutParentheses(String expression) {
    String text = expression.strip();
    while (text.startsWith("(") && text.endsWith(")")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }
}
