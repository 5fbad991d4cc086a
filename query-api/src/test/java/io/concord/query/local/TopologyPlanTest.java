package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.RecommenderSettings;
import io.concord.contract.RunningTopology;
import io.concord.contract.RunningTopology.Edge;
import io.concord.contract.RunningTopology.Node;
import io.concord.contract.RunningTopology.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopologyPlanTest {
  private static final RunningTopology PLAN =
      TopologyPlan.of(
          RecommenderSettings.from(
              Map.of("bootstrap.servers", "not-used:9092", "state.dir", "not-used")));

  @Test
  void shouldNameTopicsAsKafkaDoes() {
    String internal = "concord-recommender-purchases-by-client-repartition";

    assertThat(node("read-orders"))
        .isEqualTo(
            new Node(
                "read-orders",
                "source",
                "assemble-orders",
                List.of("concord.cdc.Order"),
                List.of(),
                0));
    assertThat(node("purchases-by-client-repartition-sink").topics()).containsExactly(internal);
    assertThat(node("purchases-by-client-repartition-source").topics()).containsExactly(internal);
    assertThat(PLAN.topics())
        .contains(
            new Topic(internal, true),
            new Topic("concord-recommender-recent-purchases-everywhere", true),
            new Topic("concord-recommender-product-demand-everywhere", true),
            new Topic("concord.recommendation-changed", false),
            new Topic("concord.cdc.Product", false));
  }

  @Test
  void shouldSayWhichStageRunsWhatOnWhichStores() {
    assertThat(node("rescore-clients"))
        .isEqualTo(
            new Node(
                "rescore-clients",
                "processor",
                "record-purchases",
                List.of(),
                List.of("order-quality", "purchases", "recommendations"),
                0));
    assertThat(node("rank-popular").stage()).isEqualTo("rank-popular");
    assertThat(node("keep-products").stage()).isEqualTo("keep-catalogue");
    assertThat(node("publish-changes").kind()).isEqualTo("sink");
    assertThat(PLAN.stages())
        .containsExactly(
            "share-agreements",
            "route-lines",
            "assemble-orders",
            "record-purchases",
            "rank-popular",
            "tally-quality",
            "keep-catalogue");
  }

  @Test
  void shouldJoinNodesThatItHas() {
    Set<String> names = PLAN.nodes().stream().map(Node::name).collect(Collectors.toSet());

    assertThat(names).hasSize(PLAN.nodes().size());
    assertThat(PLAN.edges()).allMatch(edge -> names.contains(edge.from()));
    assertThat(PLAN.edges()).allMatch(edge -> names.contains(edge.to()));
    assertThat(PLAN.edges())
        .contains(
            new Edge("read-orders", "place-orders"),
            new Edge("keep-products-source", "keep-products"));
  }

  /** Whose rates are told as orders and lines per second. */
  @Test
  void shouldHaveTheProcessorsThatOperationsCountBy() {
    assertThat(PLAN.edges())
        .contains(new Edge("read-orders", "place-orders"), new Edge("read-lines", "route-lines"));
  }

  private static Node node(String name) {
    return PLAN.nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }
}
