package io.concord.http;

import io.javalin.config.JettyConfig;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * How Jetty speaks WebSocket: without compression, which would hold some 300 kB for each connection
 * and costs more than all the rest of a message.
 */
final class WebSocketTuning {
  private static final String COMPRESSION = "permessage-deflate";

  private WebSocketTuning() {}

  /** The extensions are registered when the context starts, and asked for by the first upgrade. */
  static void apply(JettyConfig jetty) {
    AtomicReference<ServletContextHandler> context = new AtomicReference<>();
    jetty.modifyServletContextHandler(context::set);
    jetty.modifyWebSocketServletFactory(
        factory ->
            WebSocketServerComponents.getWebSocketComponents(context.get())
                .getExtensionRegistry()
                .unregister(COMPRESSION));
  }
}
