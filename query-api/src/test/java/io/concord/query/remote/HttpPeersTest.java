package io.concord.query.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.FoundClients.FoundClient;
import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import io.concord.contract.PopularProducts;
import io.concord.contract.PopularProducts.PopularProduct;
import io.concord.contract.PurchasePage;
import io.concord.contract.Recommendations;
import io.concord.query.ClientQuery;
import io.concord.query.DueQuery;
import io.concord.query.NodeReader;
import io.concord.query.PurchaseQuery;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import io.concord.query.Result.UnknownClient;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.PeerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of another node, and what its answers stand for. */
class HttpPeersTest {
  private static final LocalDate DAY = LocalDate.parse("2024-07-02");
  private static final String LIST =
      """
      {"clientId":7,"asOf":"2024-07-02","strategy":"v3","segment":"LIGHT","source":"history","orders":2,
       "revision":3,"generatedAt":"2024-07-01T12:00:00Z","stalenessMs":12,"recommendations":[],
       "fieldOfANewerNode":1}""";
  private static final String PROBLEM =
      """
      {"type":"urn:x","title":"Unavailable","status":503,"detail":"it moves","instance":"/v1"}""";

  private final HttpPeers peers = new HttpPeers();
  private HttpServer server;
  private int status = 200;
  private String answer = LIST;
  private String asked;
  private String body;
  private String forwarded;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    forwarded = exchange.getRequestHeaders().getFirst("Concord-Forwarded");
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void shouldAskForTheSameListAndMarkTheRequest() {
    Result<Recommendations> result =
        readers().recommendations().recommendations(new RecommendationQuery(7, 60, DAY, true));

    assertThat(asked)
        .isEqualTo("GET /v1/clients/7/recommendations?limit=60&asOf=2024-07-02&explain=true");
    assertThat(forwarded).isEqualTo("true");
    assertThat(found(result).revision()).isEqualTo(3);
    assertThat(found(result).stalenessMs()).isEqualTo(12);
  }

  @Test
  void shouldAskForTheClientsOwnProductsAlone() {
    readers()
        .recommendations()
        .recommendations(new RecommendationQuery(7, 60, null, false).withoutDiscovery());

    assertThat(asked).isEqualTo("GET /v1/clients/7/recommendations?limit=60&discovery=false");
  }

  @Test
  void shouldUnderstandWhatIsNoAnswer() {
    status = 404;
    assertThat(live()).isEqualTo(new UnknownClient<>(7));

    status = 503;
    answer = PROBLEM;
    assertThat(live()).isEqualTo(new Unavailable<>("it moves", Duration.ofSeconds(2)));
  }

  @Test
  void shouldFailWhenTheOtherFailsOrSaysWhatNobodyUnderstands() {
    status = 500;
    assertThatThrownBy(this::live)
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("status=500");

    status = 200;
    answer = "<html>";
    assertThatThrownBy(this::live).isInstanceOf(PeerException.class);
  }

  @Test
  void shouldFailWhenNobodyListensOrNoTimeIsLeft() {
    assertThatThrownBy(
            () -> peers.readers(address(), Deadline.in(Duration.ZERO)).clients().profile(7))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("no time left");
    String address = address();
    server.stop(0);
    assertThatThrownBy(
            () -> peers.readers(address, Deadline.in(Duration.ofSeconds(2))).clients().profile(7))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(address);
  }

  @Test
  void shouldAskForManyListsAtOnce() {
    answer =
        """
        {"results":[{"clientId":7,"answer":%s,"problem":null},
         {"clientId":8,"answer":null,"problem":{"type":"urn:x","title":"U","status":404}},
         {"clientId":9,"answer":null,"problem":%s}]}"""
            .formatted(LIST, PROBLEM);

    List<Result<Recommendations>> results =
        readers().recommendations().recommendations(List.of(query(7), query(8), query(9)));

    assertThat(asked).isEqualTo("POST /v1/recommendations:batch");
    assertThat(body).isEqualTo("{\"clientIds\":[7,8,9],\"limit\":50,\"asOf\":null}");
    assertThat(found(results.get(0)).clientId()).isEqualTo(7);
    assertThat(results.get(1)).isEqualTo(new UnknownClient<>(8));
    assertThat(results.get(2)).isEqualTo(new Unavailable<>("it moves", Duration.ofSeconds(2)));
  }

  @Test
  void shouldAskForProfileAndPurchases() {
    answer =
        """
        {"clientId":7,"name":null,"asOf":"2024-07-02","segment":"LIGHT","orders":1,"products":1,
         "repurchaseRate":0.5,"firstOrderedAt":null,"lastOrderedAt":null,"revision":1,
         "generatedAt":"2024-07-01T12:00:00Z","stalenessMs":0}""";
    Result<ClientProfile> profile = readers().clients().profile(7);
    assertThat(asked).isEqualTo("GET /v1/clients/7");
    assertThat(found(profile).repurchaseRate()).isEqualTo(0.5);

    answer =
        """
        {"clientId":7,"asOf":"2024-07-02","total":0,"purchases":[],"nextCursor":null,"revision":1,
         "generatedAt":"2024-07-01T12:00:00Z","stalenessMs":0}""";
    Result<PurchasePage> page =
        readers().clients().purchases(new PurchaseQuery(7, 5L, 10, "a/b=="));
    assertThat(asked)
        .isEqualTo("GET /v1/clients/7/purchases?limit=10&productId=5&cursor=a%2Fb%3D%3D");
    assertThat(found(page).total()).isZero();
  }

  @Test
  void shouldAskForWhatIsDue() {
    answer =
        """
        {"clientId":7,"asOf":"2024-07-02","total":9,"products":[],"revision":1,
         "generatedAt":"2024-07-01T12:00:00Z","stalenessMs":0,"fieldOfANewerNode":1}""";

    Result<DueProducts> due = readers().clients().due(new DueQuery(7, DAY, 10, 3));
    assertThat(asked).isEqualTo("GET /v1/clients/7/due?limit=10&withinDays=3&asOf=2024-07-02");
    assertThat(found(due).total()).isEqualTo(9);

    readers().clients().due(new DueQuery(7, null, 50, 0));
    assertThat(asked).isEqualTo("GET /v1/clients/7/due?limit=50&withinDays=0");
  }

  @Test
  void shouldAskForThePopularity() {
    answer =
        "{\"asOf\":\"2024-07-02\",\"stalenessMs\":0,\"products\":[{\"productId\":5,\"score\":1.0,\"orderCount\":9}]}";

    Result<PopularProducts> result =
        peers.popular(address(), Deadline.in(Duration.ofSeconds(5))).popular(DAY);

    assertThat(asked).isEqualTo("GET /internal/popular?asOf=2024-07-02");
    assertThat(found(result).products()).containsExactly(new PopularProduct(5, 1, 9));
  }

  @Test
  void shouldAskForTheQuality() {
    answer =
        """
        {"from":"2024-06-03","to":"2024-07-02","stalenessMs":3,"strategies":[],
         "comparison":{"experiment":null,"main":"v3","arms":[],"differences":[]}}""";
    QualityReader quality = peers.quality(address(), Deadline.in(Duration.ofSeconds(5)));

    assertThat(found(quality.quality(DAY, 1)).stalenessMs()).isEqualTo(3);
    assertThat(asked).isEqualTo("GET /internal/quality?days=1&to=2024-07-02");

    quality.quality(null, 30);
    assertThat(asked).isEqualTo("GET /internal/quality?days=30");
  }

  @Test
  void shouldAskForWhatANodeFinds() {
    answer =
        """
        {"partitions":[1],"complete":true,"clients":[
         {"clientId":7,"name":"Smith & Co","segment":null,"orders":3}],"fieldOfANewerNode":1}""";

    NodeClients found = node().clients(new ClientQuery("smith & c", 5), Set.of());

    assertThat(asked).isEqualTo("GET /internal/clients?query=smith+%26+c&limit=5");
    assertThat(forwarded).isEqualTo("true");
    assertThat(found)
        .isEqualTo(
            new NodeClients(List.of(1), true, List.of(new FoundClient(7, "Smith & Co", null, 3))));

    node().clients(new ClientQuery("4", 5), Set.of(2, 0));
    assertThat(asked).isEqualTo("GET /internal/clients?query=4&limit=5&copies=0,2");
  }

  @Test
  void shouldAskForWhatANodeHasDone() {
    answer =
        """
        {"mode":"live","recordsPerSecond":{"place-orders":1.5},"changesPerSecond":1,
         "rescoringsPerSecond":2.0,"requestsPerSecond":3.0,"pendingClients":4,"checks":5,
         "mismatches":6,"freshness":[{"ms":60.4,"count":7}],"requests":[],"fieldOfANewerNode":1}""";

    NodeFigures figures = node().figures();

    assertThat(asked).isEqualTo("GET /internal/figures");
    assertThat(figures.recordsPerSecond()).isEqualTo(Map.of("place-orders", 1.5));
    assertThat(figures.freshness()).containsExactly(new NodeFigures.TimeBucket(60.4, 7));

    status = 500;
    assertThatThrownBy(() -> node().figures()).isInstanceOf(PeerException.class);
  }

  private NodeReader node() {
    return peers.node(address(), Deadline.in(Duration.ofSeconds(5)));
  }

  private Result<Recommendations> live() {
    return readers().recommendations().recommendations(query(7));
  }

  private static RecommendationQuery query(long client) {
    return new RecommendationQuery(client, 50, null, false);
  }

  private Readers readers() {
    return peers.readers(address(), Deadline.in(Duration.ofSeconds(5)));
  }

  private String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static <T> T found(Result<T> result) {
    assertThat(result).isInstanceOf(Found.class);
    return ((Found<T>) result).value();
  }
}
