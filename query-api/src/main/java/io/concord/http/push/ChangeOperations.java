package io.concord.http.push;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.ResponseHeader;
import io.concord.http.openapi.Tag;
import java.util.List;

/** Describes the routes that push; what the events say is AsyncAPI's to describe. */
final class ChangeOperations {
  private static final String DESCRIPTION =
      "Stays open. As Server-Sent Events: `list`, `change`, `withdrawn`, `gap`, `end`, with comment"
          + " lines as heartbeats; as WebSocket, by an upgrade of the same path with the subprotocol"
          + " `concord.v1`, the same as JSON messages. Whoever reconnects with the `id` of the last"
          + " event misses nothing and gets nothing twice. The data is described in `/asyncapi.json`.";

  private ChangeOperations() {}

  static Operation ofClient(String path) {
    return opened(Operation.get(path, "followClient"))
        .summary("The client's list, then each change of it")
        .parameters(
            Parameter.clientId(),
            Parameter.query("from", "The `id` of an event: what came after it. Opaque.").text(),
            lastEventId())
        .responses(Response.unknownClient());
  }

  static Operation ofEvery(String path) {
    return opened(Operation.get(path, "followEveryClient"))
        .summary("Each change of any client's list")
        .parameters(
            Parameter.query("segment", "Of clients of these segments alone.")
                .someOf(List.copyOf(FeedRequest.SEGMENTS)),
            Parameter.query("cause", "With these kinds of cause alone.")
                .someOf(List.copyOf(FeedRequest.CAUSES)),
            Parameter.query(
                    "from",
                    "`now`; `start`: first the last list of every client; or the `id` of an event:"
                        + " what came after it.")
                .text()
                .defaultTo("now"),
            lastEventId());
  }

  private static Operation opened(Operation operation) {
    return operation
        .tag(Tag.CHANGES)
        .description(DESCRIPTION)
        .responses(
            Response.of(101, "The connection is a WebSocket from here on.")
                .headers(ResponseHeader.WEBSOCKET_PROTOCOL),
            Response.ok("The events.", Content.text("text/event-stream"))
                .headers(ResponseHeader.BUFFERING));
  }

  private static Parameter lastEventId() {
    return Parameter.header("Last-Event-ID", "As `from`, which it comes before.").text();
  }
}
