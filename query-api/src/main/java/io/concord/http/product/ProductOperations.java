package io.concord.http.product;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.concord.query.ProductReader;

/** Describes the routes about products. */
final class ProductOperations {
  private ProductOperations() {}

  static Operation similar() {
    return Operation.get("/v1/products/{id}/similar", "readSimilarProducts")
        .tag(Tag.PRODUCTS)
        .summary("What is bought along with a product")
        .description(
            "Of the clients among whose last 20 products this one is, the hundred who ordered it"
                + " last are looked at: a product is as similar as the share of them who ordered"
                + " it lately too. A product that hardly anybody ordered lately, or that does not"
                + " exist, has none. At most ten seconds behind what the node knows.")
        .parameters(Parameter.productId(), limit())
        .responses(
            Response.ok(
                "The products, best first.",
                Content.json(
                    "similar-to-product", "valid-two-products", "valid-nobody-ordered-it")));
  }

  private static Parameter limit() {
    return Parameter.query("limit", "Products at most.")
        .integer(1, ProductReader.LIMIT_MAX, 10)
        .defaultTo(ProductReader.LIMIT_DEFAULT);
  }
}
