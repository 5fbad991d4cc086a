package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  @Test
  void shouldTakeTheDefaultWhenNothingOrABlankIsGiven() {
    SettingsReader reader = new SettingsReader(Map.of("blank", "  "));

    assertThat(reader.text("blank", "here")).isEqualTo("here");
    assertThat(reader.number("missing", 7, 0, 9)).isEqualTo(7);
  }

  @Test
  void shouldStripWhatIsGiven() {
    SettingsReader reader = new SettingsReader(Map.of("a", " x y\t", "n", " 5 "));

    assertThat(reader.text("a", null)).isEqualTo("x y");
    assertThat(reader.number("n", 1, 0, 9)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void shouldRefuseABlankWhenThereIsNoDefault(String blank) {
    assertThatThrownBy(() -> new SettingsReader(Map.of("a", blank)).text("a", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting a must be set to a text");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 9", "-3, -3"})
  void shouldReadANumberUpToItsBounds(String text, int expected) {
    assertThat(new SettingsReader(Map.of("n", text)).number("n", 5, -3, 9)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "1.0", "1e0", "nine", "0x1", "99999999999"})
  void shouldRefuseANumberBeyondItsBounds(String text) {
    assertThatThrownBy(() -> new SettingsReader(Map.of("n", text)).number("n", 5, 1, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting n must be a whole number from 1 to 9, n=" + text);
  }

  @Test
  void shouldReadIds() {
    assertThat(SettingsReader.ids("")).isEmpty();
    assertThat(SettingsReader.ids(" 1, 2 ,,1,-3")).isEqualTo(Set.of(1L, 2L, -3L));
    assertThatThrownBy(() -> SettingsReader.ids("1 2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseWhatNothingAskedFor() {
    SettingsReader reader = new SettingsReader(Map.of("zone", "UTC", "zon", "UTC"));
    reader.text("zone", "UTC");
    reader.text("other", "x");

    assertThatThrownBy(reader::refuseUnknown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting zon is not known; known are [other, zone]");
  }
}
