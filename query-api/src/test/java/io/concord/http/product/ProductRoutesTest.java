package io.concord.http.product;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductRoutesTest {
  private final TestServer server = new TestServer();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void shouldTellWhatIsBoughtAlong() {
    JsonNode similar = get("/v1/products/7/similar");

    assertThat(similar.get("productId").asLong()).isEqualTo(7);
    assertThat(similar.get("buyers").asInt()).isEqualTo(100);
    assertThat(similar.get("products")).hasSize(20);
    assertThat(similar.at("/products/0/productId").asLong()).isEqualTo(101);
    assertThat(get("/v1/products/7/similar?limit=3").get("products")).hasSize(3);
  }

  @Test
  void shouldTellNothingOfAProductThatNobodyKnows() {
    JsonNode similar = get("/v1/products/8/similar");

    assertThat(similar.get("name").isNull()).isTrue();
    assertThat(similar.get("products")).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoQuestion() {
    assertProblem(server.get("/v1/products/x/similar"), 400, "bad-argument").about("id");
    assertProblem(server.get("/v1/products/7/similar?limit=201"), 400, "bad-argument")
        .about("limit");
    assertProblem(server.get("/v1/products/7/similar?asOf=2024-01-01"), 400, "bad-argument")
        .about("asOf");
  }

  @Test
  void shouldAskToComeBackWhileRestoring() {
    server.products.restoring = true;
    try {
      assertProblem(server.get("/v1/products/7/similar"), 503, "unavailable");
    } finally {
      server.products.restoring = false;
    }
  }

  private JsonNode get(String path) {
    return TestServer.json(server.get(path));
  }
}
