package io.concord.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.ContractJson;
import io.concord.contract.RecommendationRules;
import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.Explanation;
import io.concord.contract.Recommendations.RecommendedProduct;
import io.concord.contract.Recommendations.RemovedProduct;
import io.concord.contract.Recommendations.Source;
import io.concord.http.Samples;
import io.concord.query.RecommendationQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationsWriterTest {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final int LISTS = 200;

  private final Random random = new Random(20_240_701);

  /** Read back as records and, for names and order of fields, as a tree's text. */
  @Test
  void writerAgreesWithMapper() throws IOException {
    for (int i = 0; i < LISTS; i++) {
      Recommendations list = list(random.nextInt(8));
      String written = written(list);

      assertThat(JSON.readValue(written, Recommendations.class)).isEqualTo(list);
      assertThat(JSON.readTree(written).toString())
          .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(list)).toString());
    }
  }

  @Test
  void shouldGrowWhenListIsLongerThanExpected() throws IOException {
    Recommendations list =
        Samples.recommendations(new RecommendationQuery(1, 500, null, true), Source.HISTORY);

    assertThat(JSON.readValue(written(list), Recommendations.class)).isEqualTo(list);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void shouldRefuseScoreWhenNotFinite(double score) {
    RecommendedProduct product = new RecommendedProduct(1, 1, score, "", "", List.of(), null);

    assertThatThrownBy(() -> written(list(List.of(product))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON numbers must be finite, value=" + score);
  }

  @Test
  void shouldWriteQuestionMarkWhenSurrogateStandsAlone() {
    RecommendedProduct product =
        new RecommendedProduct(1, 1, 0.5, "a\uD83Db", "\uDE9A", List.of("\uD83D\uDE9A"), null);

    assertThat(written(list(List.of(product))))
        .contains("\"name\":\"a?b\",\"vendorCode\":\"?\",\"brands\":[\"\uD83D\uDE9A\"]");
  }

  private static String written(Recommendations list) {
    JsonBytes bytes = RecommendationsWriter.write(list);
    return new String(bytes.array(), 0, bytes.size(), StandardCharsets.UTF_8);
  }

  private Recommendations list(int places) {
    return list(IntStream.range(0, places).mapToObj(this::product).toList());
  }

  private Recommendations list(List<RecommendedProduct> products) {
    return new Recommendations(
        random.nextLong(),
        LocalDate.ofEpochDay(random.nextInt(100_000)),
        text(),
        random.nextBoolean() ? null : text(),
        text(),
        random.nextBoolean() ? Source.HISTORY : Source.POPULAR,
        random.nextInt(),
        random.nextLong(),
        instant(),
        random.nextInt(),
        random.nextBoolean(),
        random.nextBoolean() ? null : rules(),
        random.nextBoolean() ? null : texts(1 + random.nextInt(3)),
        products,
        random.nextBoolean()
            ? null
            : IntStream.range(0, random.nextInt(4)).mapToObj(this::removed).toList());
  }

  private RecommendationRules rules() {
    return new RecommendationRules(
        random.nextBoolean() ? null : List.of(random.nextLong(), 7L),
        random.nextBoolean() ? null : List.of(random.nextLong()),
        random.nextBoolean() ? null : texts(2),
        random.nextBoolean() ? null : texts(1),
        random.nextBoolean() ? null : Integer.valueOf(random.nextInt()),
        random.nextBoolean() ? null : Integer.valueOf(random.nextInt()),
        random.nextBoolean() ? null : Double.valueOf(score()));
  }

  private RemovedProduct removed(int index) {
    String name = random.nextBoolean() ? null : text();
    return new RemovedProduct(index + 1, random.nextLong(), score(), name, text(), text());
  }

  private List<String> texts(int size) {
    return IntStream.range(0, size).mapToObj(i -> text()).toList();
  }

  private RecommendedProduct product(int index) {
    return new RecommendedProduct(
        index + 1,
        random.nextLong() >> random.nextInt(64),
        score(),
        random.nextInt(4) == 0 ? null : text(),
        random.nextInt(4) == 0 ? null : text(),
        texts(random.nextInt(4)),
        random.nextBoolean() ? null : explanation());
  }

  private Explanation explanation() {
    boolean aged = random.nextBoolean();
    return new Explanation(
        random.nextDouble(),
        part(),
        random.nextDouble(),
        part(),
        random.nextInt(),
        aged ? instant() : null,
        aged ? Long.valueOf(random.nextInt()) : null,
        random.nextBoolean() ? null : Integer.valueOf(random.nextInt()),
        part(),
        part(),
        part());
  }

  private Double part() {
    return random.nextBoolean() ? null : Double.valueOf(score());
  }

  private double score() {
    return random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(3) * 100L);
  }

  /** Controls, quotes, Latin, Cyrillic, signs and trucks. */
  private String text() {
    int[] alphabet = {
      0, 7, '\n', '\t', ' ', '"', '\\', '/', 'a', 'Z', 0x7F, 'é', 'Ж', '№', 0x1F69A
    };
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(12), 0, alphabet.length)
        .forEach(i -> text.appendCodePoint(alphabet[i]));
    return text.toString();
  }
}
