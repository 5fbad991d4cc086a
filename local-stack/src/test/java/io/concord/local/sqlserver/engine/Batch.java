package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.Lexer.Kind;
import io.concord.local.sqlserver.engine.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statements of a batch: plain ones, IF with or without ELSE, BEGIN ... END, and TRY with
 * CATCH.
 *
 * <p>A plain statement ends at a semicolon, at the END or ELSE of what it stands in, or with the
 * batch; COMMIT and ROLLBACK need no semicolon.
 */
final class Batch {
  private static final Set<String> OPENERS =
      Set.of(
          "ALTER",
          "BEGIN",
          "COMMIT",
          "CREATE",
          "DELETE",
          "DENY",
          "DROP",
          "EXEC",
          "EXECUTE",
          "GRANT",
          "IF",
          "INSERT",
          "PRINT",
          "REVOKE",
          "ROLLBACK",
          "SELECT",
          "SET",
          "THROW",
          "UPDATE",
          "WAITFOR");
  private static final Set<String> TRANSACTION = Set.of("TRAN", "TRANSACTION");

  private final String text;
  private final List<Token> tokens;
  private int next;

  private Batch(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  /** A statement. */
  sealed interface Statement {}

  /** One that is executed as it is. */
  record Plain(String text) implements Statement {}

  /** One of two branches, of which the second may be empty. */
  record If(String condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  /** Statements, and others for when they fail. */
  record Try(List<Statement> statements, List<Statement> otherwise) implements Statement {}

  static List<Statement> parse(String text) {
    return new Batch(Lexer.withoutComments(text)).statements();
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    while (next < tokens.size() && !at("END")) {
      if (at(";")) {
        next++;
      } else {
        statements.addAll(statement());
      }
    }
    return statements;
  }

  private List<Statement> statement() {
    if (at("IF")) {
      return List.of(condition());
    } else if (isTry()) {
      return List.of(tried());
    } else if (at("BEGIN") && !isTransaction(next + 1)) {
      return block();
    }
    return List.of(plain());
  }

  private If condition() {
    int from = ++next;
    int depth = 0;
    while (next < tokens.size() && (depth > 0 || !opensStatement(tokens.get(next)))) {
      depth += depth(tokens.get(next++));
    }
    String condition = source(from, next);
    List<Statement> then = statement();
    if (at(";")) {
      next++;
    }
    if (!at("ELSE")) {
      return new If(condition, then, List.of());
    }
    next++;
    return new If(condition, then, statement());
  }

  private List<Statement> block() {
    next++;
    List<Statement> statements = statements();
    next++;
    return statements;
  }

  private boolean isTry() {
    return at("BEGIN") && next + 1 < tokens.size() && tokens.get(next + 1).is("TRY");
  }

  /** BEGIN TRY ... END TRY BEGIN CATCH ... END CATCH. */
  private Try tried() {
    next++;
    List<Statement> statements = block();
    next += 2;
    List<Statement> otherwise = block();
    next++;
    return new Try(statements, otherwise);
  }

  private Plain plain() {
    int from = next;
    if (at("COMMIT") || at("ROLLBACK")) {
      next += isTransaction(next + 1) ? 2 : 1;
      return new Plain(source(from, next));
    }
    int cases = 0;
    while (next < tokens.size() && !at(";") && !(cases == 0 && (at("END") || at("ELSE")))) {
      cases += at("CASE") ? 1 : at("END") ? -1 : 0;
      next++;
    }
    return new Plain(source(from, next));
  }

  private boolean at(String word) {
    return next < tokens.size() && tokens.get(next).is(word);
  }

  private boolean isTransaction(int index) {
    return index < tokens.size()
        && TRANSACTION.contains(tokens.get(index).text().toUpperCase(Locale.ROOT));
  }

  private static boolean opensStatement(Token token) {
    return token.kind() == Kind.WORD && OPENERS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  private static int depth(Token token) {
    return token.is("(") ? 1 : token.is(")") ? -1 : 0;
  }

  private String source(int from, int to) {
    return from == to ? "" : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }
}
