package io.concord.http.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /openapi.json} and {@code /asyncapi.json}: the interface for tools. */
public final class DocumentRoutes implements Routes {
  private final Answers answers;
  private final ApiCatalogue catalogue;

  public DocumentRoutes(Answers answers, ApiCatalogue catalogue) {
    this.answers = answers;
    this.catalogue = catalogue;
  }

  @Override
  public void register(RoutesConfig routes) {
    document(routes, "/openapi.json", () -> OpenApiDocument.of(catalogue));
    document(routes, "/asyncapi.json", AsyncApiDocument::read);
  }

  @Override
  public List<Operation> operations() {
    return List.of(DocumentOperations.openApi(), DocumentOperations.asyncApi());
  }

  private void document(RoutesConfig routes, String path, Supplier<ObjectNode> document) {
    OnceMade<byte[]> body = new OnceMade<>(() -> answers.encoded(document.get()));
    Routes.get(routes, path, Access.OPEN, ctx -> answers.ok(ctx, body.get()));
  }
}
