package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessTimeHandlerTest {

  @ParameterizedTest
  @CsvSource({"0,0.00", "9999,0.00", "10000,0.01", "990000,0.99", "1234567890,1234.56"})
  void shouldWriteMillisWithTwoDecimals(long nanos, String millis) {
    assertThat(ProcessTimeHandler.millis(nanos)).isEqualTo(millis);
  }
}
