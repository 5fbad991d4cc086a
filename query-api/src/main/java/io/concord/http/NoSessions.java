package io.concord.http;

import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;

/**
 * Sessions that nobody keeps. Javalin asks for one at each upgrade to WebSocket, and Jetty would
 * hold it for ever and set a cookie for it.
 */
final class NoSessions {
  private NoSessions() {}

  static SessionHandler handler() {
    SessionHandler handler = new SessionHandler();
    NullSessionCache cache = new NullSessionCache(handler);
    cache.setSessionDataStore(new NullSessionDataStore());
    handler.setSessionCache(cache);
    handler.setUsingCookies(false);
    return handler;
  }
}
