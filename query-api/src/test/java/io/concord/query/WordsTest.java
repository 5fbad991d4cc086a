package io.concord.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void shouldLeaveOutCaseAccentsAndPunctuation() {
    assertThat(Words.of("  ÉCOLE-Großhandel  (Łódź) "))
        .containsExactly("ecole", "grosshandel", "lodz");
    assertThat(Words.of("Київ Агро, ТОВ")).containsExactly("київ".replace("ї", "і"), "агро", "тов");
  }

  @Test
  void shouldNotEndAWordAtAnApostrophe() {
    assertThat(Words.of("O'Neil’s П'ять")).containsExactly("oneils", "пять");
  }

  @Test
  void shouldFindNoWordsWhereNoneAre() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" -- !? ")).isEmpty();
  }

  @Test
  void shouldKeepDigitsAndLettersBeyondTheBasicPlane() {
    assertThat(Words.of("4x4 \uD835\uDC00bc \uD840\uDC00"))
        .containsExactly("4x4", "abc", "\uD840\uDC00");
  }
}
