package io.concord.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.RecommendationRules;
import org.junit.jupiter.api.Test;

class RecommendationQueryTest {
  @Test
  void shouldRefuseStrategyWhenThereIsNone() {
    assertThatThrownBy(
            () ->
                new RecommendationQuery(1, 50, null, false, RecommendationRules.NONE, false, "V4"))
        .hasMessage("strategy must be one of [v3, v4], strategy=V4");
  }

  @Test
  void shouldLeaveTheStrategyToTheClientWhenNoneIsNamed() {
    assertThat(new RecommendationQuery(1, 50, null, false).strategy()).isNull();
    assertThat(RecommendationQuery.plain(1, 50, null).strategy()).isNull();
  }
}
