package io.concord.local.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.local.CommandRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/** Twelve clients who order each ten days, from 2024-01-01 to 2024-03-01. */
class EvaluateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Path orders;

  @BeforeAll
  static void writeOrders() throws IOException {
    orders = folder.resolve("orders <1>.csv");
    List<String> lines =
        new ArrayList<>(List.of("order_id,client_id,created,product_id,qty,price"));
    List<String> days = List.of("01-01", "01-11", "01-21", "01-31", "02-10", "02-20", "03-01");
    for (int client = 1; client <= 12; client++) {
      for (int order = 0; order < days.size(); order++) {
        for (int product : new int[] {client, 20 + (client + order) % 5, 30 + order}) {
          lines.add(
              "%d,%d,2024-%sT10:00:00Z,%d,1,1".formatted(order, client, days.get(order), product));
        }
      }
    }
    Files.write(orders, lines);
  }

  @Test
  void shouldPrintATableThatFitsATerminal() {
    CommandRun run = run("--split", "2024-02-10,2024-01-21", "--window", "15");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    assertThat(run.out())
        .startsWith(
            "orders <1>.csv: 252 lines, 84 orders, 12 clients, 24 products, 2024-01-01 to 2024-03-01")
        .containsSubsequence(
            "Split 2024-01-21, window 15 days, 12 clients",
            "precision@50",
            "v3  ",
            "recent  ",
            "less v3",
            "all LIGHT",
            "Split 2024-02-10, window 15 days, 12 clients",
            "Last order left out, 12 clients");
    assertThat(run.err()).contains("252 order lines evaluated in ");
  }

  @Test
  void shouldSplitSoThatTheWindowEndsWithTheDataByDefault() {
    assertThat(run("--strategy", "v3").out())
        .contains("Split 2024-02-01 (default: the window ends with the data), window 30 days, 12");
    assertThat(run("--split", "2024-02-20").out())
        .contains("Split 2024-02-20, window 30 days (the data ends before: 2024-03-01), 12");
  }

  @Test
  void shouldWriteJson() throws IOException {
    JsonNode report = JSON.readTree(run("--format", "json", "--k", "3", "--window", "1").out());

    assertThat(report.path("k").asInt()).isEqualTo(3);
    assertThat(report.at("/data/lines").asInt()).isEqualTo(252);
    JsonNode split = report.at("/splits/0");
    assertThat(split.path("split").asText()).isEqualTo("2024-03-01");
    assertThat(split.path("isDefault").asBoolean()).isTrue();
    assertThat(split.path("windowDays").asInt()).isEqualTo(1);
    assertThat(split.path("clients").asInt()).isEqualTo(12);
    assertThat(split.path("strategies").fieldNames())
        .toIterable()
        .containsExactly("v3", "v4", "popular", "frequent", "recent");
    JsonNode v3 = split.at("/strategies/v3");
    assertThat(v3.fieldNames())
        .toIterable()
        .containsExactly(
            "clients",
            "precision",
            "recall",
            "ndcg",
            "hitRate10",
            "mrr10",
            "intervals",
            "segments");
    assertThat(v3.at("/intervals/precision")).hasSize(2);
    assertThat(v3.at("/segments/LIGHT/clients").asInt()).isEqualTo(12);
    assertThat(split.at("/strategies/v4/differencesToV3/intervals/recall")).hasSize(2);
    assertThat(report.at("/leaveLastOut/strategies/v4").isObject()).isTrue();
    assertThat(report.at("/leaveLastOut/strategies"))
        .as("the last order is all that the window has")
        .isEqualTo(split.path("strategies"));
  }

  /**
   * Each client's own product comes each ten days, in windows from the 9th to the 11th: those that
   * begin with the orders of 31 January and 10 February end in the data, the next ones after it.
   */
  @Test
  void shouldTellWhatCameOfReorders() throws IOException {
    String[] options = {"--split", "2024-02-10", "--window", "21"};
    JsonNode split = JSON.readTree(run(with(options, "--format", "json")).out()).at("/splits/0");

    assertThat(split.at("/due/windows"))
        .isEqualTo(
            JSON.readTree(
                """
                {"count": 24, "before": 0, "within": 24, "after": 0, "notBought": 0,
                 "withinShare": 1.0, "withinShareOfBought": 1.0, "nominalShare": 0.5}
                """));
    assertThat(split.at("/due/products/due"))
        .isEqualTo(JSON.readTree("{\"products\": 12, \"bought\": 12, \"boughtShare\": 1.0}"));
    assertThat(split.at("/due/products/dropped/boughtShare").isNull()).isTrue();
    assertThat(run(options).out())
        .containsPattern("in the window \\(nominal 50 %\\) +24 +100.0 % +100.0 %\n")
        .containsPattern("not until the end +0 +0.0 %\n")
        .containsPattern("due +12 +100.0 %\n")
        .containsPattern("dropped +0 +-\n");
    assertThat(run(with(options, "--format", "html")).out())
        .contains(
            "<h2>Reorders due, from 2024-02-10</h2>",
            "<tr><th>due</th><td>12</td><td>100.0 %</td><td></td></tr>");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void shouldWriteAPageThatNeedsNothingElse() throws Exception {
    Path page = folder.resolve("evaluation.html");

    CommandRun run = run("--format", "html", "--out", page.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "orders &lt;1&gt;.csv", "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "<1>", " src=", " href=", "@import", "url(");
    List<String> plots = Stream.of(html.split("(?=<svg)")).skip(1).toList();
    assertThat(plots).hasSize(2 * (5 + 5 + 1));
    for (String plot : plots) {
      parse(plot.substring(0, plot.indexOf("</svg>") + 6));
    }
  }

  @Test
  void shouldMeasureV3AndWhatIsNamed() throws IOException {
    JsonNode report =
        JSON.readTree(run("--format", "json", "--strategy", "recent", "--strategy", "v4").out());
    assertThat(report.at("/splits/0/strategies").fieldNames())
        .toIterable()
        .containsExactly("v3", "v4", "recent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--strategy v5 | must be one of v3, v4, popular, frequent, recent, not 'v5'",
        "--window 0 | --window must be at least 1 day, --window=0",
        "--window 61 | 2024-01-01 to 2024-03-01, --window=61, which would split at 2024-01-01",
        "--k 0 | --k must be 1..500, --k=0",
        "--k 501 | --k must be 1..500, --k=501",
        "--split 2024-01-01 | there must be orders before and after a split; the data is from"
            + " 2024-01-01 to 2024-03-01, --split=2024-01-01",
        "--split 2024-03-02 | --split=2024-03-02",
        "--split yesterday | '--split'",
        "--format xml | '--format'",
        "--out missing/report.html | --out must be a file in a folder, --out=missing/report.html",
      })
  void shouldSayWhichOptionDoesNotFit(String options, String words) {
    CommandRun run = run(options.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("recommender: ").contains(words);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldNotOverwriteTheOrders() {
    CommandRun run = run("--out", orders.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--out must not be the file of --orders");
  }

  @Test
  void shouldNameTheLineThatCannotBeRead() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "order_id,client_id,created,product_id,qty,price\n1,1,today,1,1,1\n");

    CommandRun run = CommandRun.of("evaluate", "--orders", bad.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("bad.csv line 2, column created");
  }

  private CommandRun run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--orders", orders.toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static void parse(String svg) throws Exception {
    assertThat(
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getElementsByTagName("circle")
                .getLength())
        .isBetween(4, 5);
  }
}
