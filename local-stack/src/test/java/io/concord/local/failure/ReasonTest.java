package io.concord.local.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void shouldTakeTheFirstLineOfTheMessage() {
    assertThat(Reason.of(new IOException("\n  disk full\nat block 7"))).isEqualTo("disk full");
  }

  @Test
  void shouldNameTheKindOfFailureWhenItSaysNothing() {
    assertThat(Reason.of(new IOException())).isEqualTo("IOException");
    assertThat(Reason.of(new IOException(" \n"))).isEqualTo("IOException");
  }

  @Test
  void shouldLookIntoAFailureThatWrapsAnother() {
    IOException cause = new IOException("disk full");
    assertThat(Reason.ofCause(new IllegalStateException("wrapped", cause))).isEqualTo("disk full");
    assertThat(Reason.ofCause(cause)).isEqualTo("disk full");
  }
}
