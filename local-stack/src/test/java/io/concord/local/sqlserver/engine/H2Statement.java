package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.Lexer.Kind;
import io.concord.local.sqlserver.engine.Lexer.Token;
import io.concord.local.sqlserver.tds.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of T-SQL as H2 reads it, in its mode for SQL Server.
 *
 * @param values what its question marks stand for, in order
 */
record H2Statement(String text, List<Object> values) {
  private static final Pattern PARAMETER = Pattern.compile("@P(\\d+)\\b");
  private static final Pattern ALL_CHANGES =
      Pattern.compile(
          "cdc\\.\\[fn_cdc_get_all_changes_(\\w+)\\]\\(([^,()]+),(.+?), N'all update old'\\)");

  /** What H2 does not know or calls differently. */
  private static final List<Rewrite> REWRITES =
      List.of(
          rewrite("DATEPART\\(TZOFFSET, SYSDATETIMEOFFSET\\(\\)\\)", "0"),
          rewrite("\\bsys(?:utc)?datetime\\(\\)", "LOCALTIMESTAMP(7)"),
          rewrite("\\bget(?:utc)?date\\(\\)", "LOCALTIMESTAMP(3)"),
          rewrite("\\bmsdb\\.dbo\\.", "msdb."),
          rewrite("@@VERSION\\b", "'Microsoft SQL Server 2022 (a protocol stand-in)'"),
          rewrite("@@SERVERNAME\\b", "'STAND-IN'"),
          rewrite("\\bOPTION\\s*\\(RECOMPILE\\)", ""),
          rewrite("\\bWITH\\s*\\((?:NOLOCK|TABLOCKX|TABLOCK)\\)", ""));

  private record Rewrite(Pattern pattern, String replacement) {}

  private static Rewrite rewrite(String pattern, String replacement) {
    return new Rewrite(Pattern.compile("(?i)" + pattern), Matcher.quoteReplacement(replacement));
  }

  /**
   * @param database whose name may stand before the schema of an object
   */
  static H2Statement of(String statement, String database, List<Parameter> parameters) {
    List<Object> values = new ArrayList<>();
    Pattern prefix =
        Pattern.compile(
            "(?i)(?:\\[" + database + "\\]|\\b" + database + ")\\.(?=\\[?(?:sys|cdc|dbo)\\b)");
    StringBuilder text = new StringBuilder();
    for (String part : partsBetweenStrings(statement)) {
      text.append(isString(part) ? part : prefix.matcher(part).replaceAll(""));
    }
    // the function checks its range: the reader must hear when changes are gone already
    String expanded =
        ALL_CHANGES
            .matcher(text)
            .replaceAll(
                "(SELECT * FROM cdc.[$1_CT] WHERE [__\\$start_lsn] >= sys.from_lsn('$1', $2)"
                    + " AND [__\\$start_lsn] <= $3)");
    StringBuilder result = new StringBuilder();
    for (String part : partsBetweenStrings(expanded)) {
      result.append(isString(part) ? part : bind(rewritten(part), parameters, values));
    }
    return new H2Statement(result.toString(), values);
  }

  private static String rewritten(String part) {
    String text = part;
    for (Rewrite rewrite : REWRITES) {
      text = rewrite.pattern().matcher(text).replaceAll(rewrite.replacement());
    }
    return text;
  }

  private static String bind(String part, List<Parameter> parameters, List<Object> values) {
    return PARAMETER
        .matcher(part)
        .replaceAll(
            name -> {
              values.add(parameters.get(Integer.parseInt(name.group(1))).value());
              return "?";
            });
  }

  private static boolean isString(String part) {
    return part.startsWith("'") || part.startsWith("N'");
  }

  /** Strings, and what stands between them, in order. */
  private static List<String> partsBetweenStrings(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (Token token : Lexer.tokens(text)) {
      if (token.kind() == Kind.STRING) {
        parts.add(text.substring(start, token.start()));
        parts.add(token.text());
        start = token.end();
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
