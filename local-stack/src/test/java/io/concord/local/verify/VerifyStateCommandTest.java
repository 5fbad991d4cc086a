package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is said when nothing can be compared; that it compares is tested on a running stack. */
class VerifyStateCommandTest {
  private static final String HTTP = "http://127.0.0.1:1";
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldNameADatabaseThatDoesNotAnswer() {
    assertThat(run("--http", HTTP, "--jdbc", "jdbc:postgresql://127.0.0.1:1/shop?password=secret"))
        .isEqualTo(2);
    requireOneLine(
        "recommender: the database jdbc:postgresql://127.0.0.1:1/shop cannot be reached: ");
  }

  @Test
  void shouldBringADriverForSqlServer() {
    assertThat(
            run(
                "--http",
                HTTP,
                "--jdbc",
                "jdbc:sqlserver://127.0.0.1:1;password=secret;loginTimeout=1;connectRetryCount=0"))
        .isEqualTo(2);
    requireOneLine("recommender: the database jdbc:sqlserver://127.0.0.1:1 cannot be reached: ");
    assertThat(err.toString()).contains("TCP/IP");
  }

  @Test
  void shouldSayHowAUrlOfADatabaseBegins() {
    assertThat(run("--http", HTTP, "--jdbc", "jdbc:oracle:thin:@host?password=secret"))
        .isEqualTo(2);
    requireOneLine(
        "recommender: the database jdbc:oracle:thin:@host cannot be reached: --jdbc must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "ftp://127.0.0.1", "http:///", "http://a b"})
  void shouldSayHowANodeIsNamed(String http) {
    assertThat(run("--http", http, "--jdbc", "jdbc:postgresql://127.0.0.1:1/shop")).isEqualTo(2);
    assertThat(err.toString()).contains("--http must be an address such as").contains(http);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sample=0",
        "--sample=many",
        "--as-of=yesterday",
        "--zone=Mars",
        "--excluded=a",
        "--patience=-1",
        "--samples=3"
      })
  void shouldRefuseABadOption(String option) {
    assertThat(run("--http", HTTP, "--jdbc", "jdbc:postgresql://127.0.0.1:1/shop", option))
        .isEqualTo(2);
    assertThat(err.toString()).contains(option.split("=")[0]);
  }

  @Test
  void shouldAskForBothSides() {
    assertThat(run("--http", HTTP)).isEqualTo(2);
    assertThat(err.toString()).contains("--jdbc");
  }

  private int run(String... arguments) {
    return new CommandLine(new VerifyStateCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void requireOneLine(String beginning) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).singleElement().asString().startsWith(beginning);
    assertThat(err.toString()).doesNotContain("secret");
  }
}
