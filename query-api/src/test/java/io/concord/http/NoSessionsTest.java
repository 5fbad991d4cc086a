package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.junit.jupiter.api.Test;

class NoSessionsTest {
  @Test
  void shouldKeepNone() {
    SessionHandler handler = NoSessions.handler();

    assertThat(handler.getSessionCache()).isInstanceOf(NullSessionCache.class);
    assertThat(handler.getSessionCache().getSessionDataStore())
        .isInstanceOf(NullSessionDataStore.class);
    assertThat(handler.isUsingCookies()).isFalse();
  }
}
