package io.concord.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
  private static final KeySecret KEY = KeySecret.random(new SecureRandom());

  @Test
  void shouldReadBackWhatItMakes() {
    assertThat(KeySecret.parse(KEY.text())).isEqualTo(KEY);
    assertThat(KEY.text()).matches("crk_[0-9A-Za-z]{10}_[0-9A-Za-z]{43}");
  }

  @Test
  void shouldMatchItsOwnHashAndNoOther() {
    assertThat(KEY.matches(KEY.sha256())).isTrue();
    assertThat(KEY.matches(KeySecret.random(new SecureRandom()).sha256())).isFalse();
  }

  @Test
  void shouldHideTheSecretWhenItIsPrinted() {
    assertThat(KEY.toString()).isEqualTo("crk_" + KEY.id() + "_...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "crk_",
        "crk_0123456789_",
        "crk_0123456789-0123456789012345678901234567890123456789012",
        "xrk_0123456789_0123456789012345678901234567890123456789012",
        "crk_012345678é_0123456789012345678901234567890123456789012",
        "crk_0123456789_012345678901234567890123456789012345678901\n"
      })
  void shouldRefuseWhatCannotBeAKey(String text) {
    assertThat(KeySecret.parse(text)).isNull();
  }
}
