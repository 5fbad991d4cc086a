package io.concord.local.orders.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GeneratorSettingsTest {
  private static final LocalDate END = LocalDate.of(2026, 3, 14);

  @Test
  void shouldNameValueAndRangeWhenASettingIsOutOfRange() {
    assertThatThrownBy(() -> new GeneratorSettings(1, END, 1, 500, 60_000))
        .hasMessage("years must be 2..10, years=1");
    assertThatThrownBy(() -> new GeneratorSettings(1, END, 3, 5, 60_000))
        .hasMessage("clients must be 20..100000, clients=5");
    assertThatThrownBy(() -> new GeneratorSettings(1, END, 3, 500, 1_000))
        .hasMessage("lines must be 25000..250000, lines=1000");
  }

  @Test
  void shouldStartSomeYearsBeforeTheEndWhenAsked() {
    assertThat(GeneratorSettings.defaults(1, END).start()).isEqualTo(LocalDate.of(2023, 3, 14));
  }
}
