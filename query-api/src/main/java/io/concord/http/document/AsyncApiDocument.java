package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.openapi.ClassPathJson;

/** The AsyncAPI 3.0 document of topics and push, a file of the contract. */
public final class AsyncApiDocument {
  private AsyncApiDocument() {}

  /** Complete in itself: the schemas the file refers to are embedded. */
  public static ObjectNode read() {
    ObjectNode document = (ObjectNode) ClassPathJson.read("asyncapi.json");
    EmbeddedSchemas.intoAsyncApi(document);
    return document;
  }
}
