package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeRuleTest {

  @ParameterizedTest
  @CsvSource({"0, LIVE", "20000, LIVE", "20001, CATCHING_UP"})
  void shouldCatchUpFromTheStartWhenTheBacklogIsLarge(long lag, Mode expected) {
    assertThat(ModeRule.atStart(lag)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2000, false", "2001, true"})
  void shouldLetListsWaitFromTheStartWhenThereIsABacklog(long lag, boolean expected) {
    assertThat(ModeRule.isBehindAtStart(lag)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 2000,    0, false",
    "false, 2001,    0, true",
    "true,  1001, 1001, true",
    "true,  1000, 1000, false",
    "true,   900, 1801, true",
    "true,   900, 1800, false",
  })
  void shouldLetListsWaitUntilTheBacklogIsReadAndDrainsNoMore(
      boolean wasBehind, long lag, long before, boolean expected) {
    assertThat(ModeRule.isBehind(wasBehind, lag, before)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CATCHING_UP, false,      0,  99, LIVE",
    "CATCHING_UP, false,      0, 100, CATCHING_UP",
    "CATCHING_UP, true,       0,   0, CATCHING_UP",
    "LIVE,        true,  200000,   0, LIVE",
    "LIVE,        true,  200001,   0, CATCHING_UP",
    "LIVE,        false, 200001, 500, CATCHING_UP",
  })
  void shouldChangeTheModeWhenItIsWorthARestart(
      Mode mode, boolean behind, long lag, long pending, Mode expected) {
    assertThat(ModeRule.next(mode, behind, lag, pending)).isEqualTo(expected);
  }
}
