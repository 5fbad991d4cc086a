package io.concord.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html, application/json",
        "application/json;q=0.5, text/html",
        "Text/HTML;level=1;q=0.9, application/json; q=0.8",
      })
  void shouldPreferHtmlWhenItComesBeforeJson(String accept) {
    assertThat(AcceptHeader.prefersHtml(accept)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/*",
        "application/json",
        "application/json, text/html",
        "text/html;q=0.5, application/json",
        "text/html;q=0",
        "text/html;q=much",
        ";,;q=",
      })
  void shouldNotPreferHtmlWhenItIsNotNamedOrComesLater(String accept) {
    assertThat(AcceptHeader.prefersHtml(accept)).isFalse();
  }
}
