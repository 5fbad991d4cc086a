package io.concord.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.topology.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLettersTest {
  private static final Topics TOPICS = new Topics("concord");

  private final OpenLetters letters = new OpenLetters(TOPICS, 100);

  @Test
  void shouldBeExactWhenNothingIsOpen() {
    assertThat(letters.report()).isEqualTo(new DeadLetterReport(true, 0, false, false, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "Order, true",
    "OrderItem, true",
    "ClientAgreement, true",
    "Client, true",
    "Product, false",
    "CarBrand, false",
    "ProductCarBrand, false"
  })
  void shouldMarkListsForTheTablesTheyAreMadeOf(String table, boolean inexact) {
    letters.accept(letter(table, 1));

    assertThat(letters.report().open()).isEqualTo(1);
    assertThat(letters.report().inexact()).isEqualTo(inexact);
  }

  @Test
  void shouldCountALetterOnceHoweverOftenItIsReported() {
    letters.accept(letter("Product", 1));
    letters.accept(letter("Product", 1));

    assertThat(letters.report().open()).isEqualTo(1);
  }

  @Test
  void shouldStayResolvedWhenALetterIsReportedAgain() {
    letters.accept(letter("OrderItem", 1));
    letters.accept(letter("OrderItem", 2));
    letters.accept(resolution("OrderItem", 1));
    letters.accept(letter("OrderItem", 1));

    assertThat(letters.report().open()).isEqualTo(1);
    assertThat(letters.report().inexact()).isTrue();
    letters.accept(resolution("OrderItem", 2));
    assertThat(letters.report().open()).isZero();
    assertThat(letters.report().inexact()).isFalse();
  }

  @Test
  void shouldTellTheNewestFirst() {
    for (int offset = 0; offset < 8; offset++) {
      letters.accept(letter("OrderItem", offset));
    }
    letters.accept(resolution("OrderItem", 6));

    assertThat(letters.report().newest())
        .extracting(letter -> letter.id().offset())
        .containsExactly(7L, 5L, 4L, 3L, 2L);
  }

  @Test
  void shouldCountMillionsOfNeighboursInLittleMemory() {
    OpenLetters few = new OpenLetters(TOPICS, 2_000);
    for (long offset = 0; offset < 1_000_000; offset++) {
      few.accept(letter("OrderItem", offset));
    }
    assertThat(few.report().open()).isEqualTo(1_000_000);
    assertThat(few.report().atLeast()).isFalse();
    for (long offset = 0; offset < 1_000_000; offset++) {
      few.accept(resolution("OrderItem", offset));
    }
    assertThat(few.report()).isEqualTo(new DeadLetterReport(true, 0, false, false, List.of()));
  }

  @Test
  void shouldSayAtLeastWhenTheyAreTooManyAndTooFarApart() {
    for (long i = 0; i < 103; i++) {
      letters.accept(letter("OrderItem", i * 1_000_000));
    }
    assertThat(letters.report().open()).isEqualTo(103);
    assertThat(letters.report().atLeast()).isTrue();
    for (long i = 0; i < 103; i++) {
      letters.accept(resolution("OrderItem", i * 1_000_000));
    }
    assertThat(letters.report().open()).isZero();
    assertThat(letters.report().atLeast()).isFalse();
  }

  @Test
  void openIsWhatWasReportedAndNeverResolved() {
    Random random = new Random(1);
    OpenLetters many = new OpenLetters(TOPICS, 10_000);
    Set<Long> open = new HashSet<>();
    Set<Long> resolved = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      long offset = random.nextInt(3_000) * 97L;
      if (random.nextInt(3) > 0) {
        many.accept(letter("Order", offset));
        open.add(offset);
      } else {
        many.accept(resolution("Order", offset));
        resolved.add(offset);
      }
      if (i % 1_000 == 0) {
        assertThat(many.report().open())
            .isEqualTo(open.stream().filter(letter -> !resolved.contains(letter)).count());
      }
    }
  }

  @Test
  void shouldIgnoreWhatIsNotOfASourceTopic() {
    letters.accept(letter(new DeadLetterId("other.cdc.Order", 0, 1)));

    assertThat(letters.report().open()).isZero();
  }

  private static Letter letter(String table, long offset) {
    return letter(id(table, offset));
  }

  private static Letter letter(DeadLetterId id) {
    return new Letter(id, Instant.EPOCH, new byte[] {'9'}, new byte[] {'x'}, 0, "why");
  }

  private static Resolution resolution(String table, long offset) {
    return new Resolution(id(table, offset), Instant.EPOCH, Outcome.DISMISSED, "a test");
  }

  private static DeadLetterId id(String table, long offset) {
    return new DeadLetterId(TOPICS.source(table), 3, offset);
  }
}
