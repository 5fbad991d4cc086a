package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.connect.ConnectorSettings;
import io.concord.local.CommandRun;
import io.concord.local.deployment.Compose.Service;
import io.concord.local.orders.generator.BookkeepingProduct;
import io.concord.local.settings.SettingsFile;
import io.concord.node.NodeSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** The services of our own image, and what they must agree on with the others. */
class RecommenderServicesTest {
  private static final String CONNECT = "connect-config/src/main/resources/connect/";
  private static final Compose COMPOSE = Compose.read();
  private static final Map<String, String> CONNECTOR = ConnectorSettings.sqlServer().values();

  @Test
  void shouldHaveCommandLinesThatParse() {
    List<Service> services =
        COMPOSE.services().values().stream().filter(Service::isRecommender).toList();
    assertThat(services).hasSize(6);
    for (Service service : services) {
      String[] command = service.list("command").toArray(String[]::new);
      CommandRun.parse(command.length == 0 ? new String[] {"serve"} : command);
    }
    assertThat(Repository.text("Dockerfile")).contains("CMD [\"serve\"]");
  }

  @Test
  void shouldConfigureNodesThatFindEachOther() {
    for (String name : List.of("node-1", "node-2")) {
      Service service = COMPOSE.service(name);
      NodeSettings settings = settings(service);
      assertThat(settings.recommender().nodeId()).isEqualTo(name);
      assertThat(settings.applicationServer()).isEqualTo(name + ":" + settings.http().port());
      assertThat(service.list("ports"))
          .allMatch(port -> port.endsWith(":" + settings.http().port()));
      assertThat(settings.recommender().standbyReplicas()).isEqualTo(1);
      assertThat(settings.recommender().bootstrapServers()).isEqualTo(brokers());
      assertThat(service.list("volumes"))
          .containsExactly(name + ":" + settings.recommender().stateDir());
    }
  }

  @Test
  void shouldKeepTheStateWhereTheImageLetsIt() {
    String folder = settings(COMPOSE.service("node-1")).recommender().stateDir().toString();
    assertThat(Repository.text("Dockerfile"))
        .contains("install -d -o recommender -g recommender " + folder + "\n");
    for (String node : List.of("node-1", "node-2")) {
      assertThat(COMPOSE.service(node).list("volumes")).containsExactly(node + ":" + folder);
    }
  }

  @Test
  void shouldAskTheNodeWhereItListensForItsHealth() {
    assertThat(Repository.text("Dockerfile"))
        .contains("EXPOSE " + settings(COMPOSE.service("node-1")).http().port() + "\n");
    CommandSpec health = CommandRun.parse("health").subcommand().commandSpec();
    assertThat(health.findOption("--http").<Object>getValue())
        .hasToString("http://127.0.0.1:" + settings(COMPOSE.service("node-1")).http().port());
  }

  @Test
  void shouldExcludeTheBookkeepingProductsOfTheDemonstration() {
    assertThat(settings(COMPOSE.service("node-1")).recommender().excludedProducts())
        .containsExactlyInAnyOrderElementsOf(BookkeepingProduct.ids());
  }

  @Test
  void shouldCreateTopicsAsNodesAndConnectorExpectThem() {
    NodeSettings node = settings(COMPOSE.service("node-1"));
    Service topics = COMPOSE.service("create-topics");
    assertThat(topics.option("--kafka")).isEqualTo(brokers());
    assertThat(topics.option("--prefix"))
        .isEqualTo(node.recommender().topics().sourcePrefix())
        .isEqualTo(CONNECTOR.get("topic.prefix"));
    assertThat(topics.option("--partitions"))
        .isEqualTo(Integer.toString(node.recommender().partitions()))
        .isEqualTo(CONNECTOR.get("topic.creation.default.partitions"));
    assertThat(topics.option("--replication-factor"))
        .isEqualTo(Short.toString(node.recommender().replicationFactor()))
        .isEqualTo(COMPOSE.service("kafka").environment().get("KAFKA_DEFAULT_REPLICATION_FACTOR"));
  }

  @Test
  void shouldRegisterTheConnectorOfTheDatabaseThatRuns() {
    Service register = COMPOSE.service("register");
    assertThat(register.option("--connect")).isEqualTo("http://connect:8083");
    assertThat(register.option("--database")).isEqualTo("sqlserver");
    String[] set = register.option("--set").split("=");
    assertThat(ConnectorSettings.sqlServer().with(Map.of(set[0], set[1])).values())
        .containsEntry("database.hostname", "sqlserver")
        .containsEntry("database.port", "1433")
        .containsEntry("driver.trustServerCertificate", "true");
    assertThat(COMPOSE.services()).containsKeys("sqlserver", "connect");
  }

  @Test
  void shouldNameTheDatabaseAndItsLoginAlikeEverywhere() {
    String database = CONNECTOR.get("database.names");
    String login = CONNECTOR.get("database.user");
    assertThat(
            Repository.find("deploy/sqlserver/create-database.sql", "CREATE DATABASE \\[(\\w+)]"))
        .isEqualTo(database);
    assertThat(Repository.find("deploy/sqlserver/create-database.sql", "CREATE LOGIN (\\w+) "))
        .isEqualTo(login);
    assertThat(Repository.text(CONNECT + "enable-cdc-sqlserver.sql"))
        .contains("CREATE USER " + login + " FOR LOGIN " + login);
    for (String script : List.of("create-tables.sh", "enable-capture.sh")) {
      assertThat(Repository.findAll(Repository.text("deploy/sqlserver/" + script), " -d (\\w+)"))
          .isNotEmpty()
          .containsOnly(database);
    }
    for (String service : List.of("load-orders", "simulator")) {
      assertThat(COMPOSE.service(service).option("--jdbc"))
          .startsWith("jdbc:sqlserver://sqlserver:1433;databaseName=" + database + ";");
    }
    assertThat(CONNECTOR.get("signal.data.collection")).startsWith(database + ".");
  }

  @Test
  void shouldCreateTheTablesTheScriptLooksFor() {
    String last = Repository.find("deploy/sqlserver/create-tables.sh", "WHERE name = N'(\\w+)'");
    List<String> tables =
        Repository.findAll(
            Repository.text(CONNECT + "source-tables-sqlserver.sql"),
            "CREATE TABLE dbo\\.\\[(\\w+)]");
    assertThat(tables).hasSize(7).endsWith(last);
  }

  @Test
  void shouldGiveTheWorkerEveryVariableItsFilesAskFor() {
    String files =
        Repository.text(CONNECT + "connect-distributed.properties")
            + Repository.text(CONNECT + "sqlserver-connector.json");
    List<String> asked = Repository.findAll(files, "\\$\\{env:(\\w+)}");
    assertThat(COMPOSE.service("connect").environment().keySet()).containsAll(asked);
    assertThat(COMPOSE.service("connect").environment())
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", brokers());
    assertThat(
            Repository.find(
                CONNECT + "connect-distributed.properties", "(?m)^listeners=.*:(\\d+)$"))
        .isEqualTo("8083");
  }

  @Test
  void shouldGiveLoginAndConnectorTheSamePassword() {
    assertThat(COMPOSE.service("sqlserver-tables").environment())
        .containsEntry(
            "SOURCE_DATABASE_PASSWORD",
            COMPOSE.service("connect").environment().get("SOURCE_DATABASE_PASSWORD"))
        .containsEntry(
            "SQLCMDPASSWORD", COMPOSE.service("sqlserver").environment().get("MSSQL_SA_PASSWORD"));
    assertThat(COMPOSE.service("load-orders").environment())
        .isEqualTo(COMPOSE.service("simulator").environment())
        .containsEntry(
            "SOURCE_DATABASE_PASSWORD",
            COMPOSE.service("sqlserver").environment().get("MSSQL_SA_PASSWORD"));
  }

  @Test
  void shouldScrapeEveryNode() {
    String nodes =
        COMPOSE.services().keySet().stream()
            .filter(name -> name.startsWith("node-"))
            .map(name -> '"' + name + ":8080\"")
            .collect(Collectors.joining(", "));
    assertThat(Repository.text("deploy/prometheus/prometheus.yml"))
        .contains("targets: [" + nodes + "]");
  }

  @Test
  void shouldShowGrafanaWhatIsMounted() {
    Service grafana = COMPOSE.service("grafana");
    JsonNode dashboard = Repository.json("deploy/grafana/dashboards/recommender.json");
    assertThat(dashboard.path("uid").asText()).isEqualTo("concord-recommender");
    String folder =
        Repository.find("deploy/grafana/provisioning/dashboards/recommender.yml", "path: (\\S+)");
    assertThat(grafana.list("volumes"))
        .contains(
            "./deploy/grafana/dashboards:" + folder + ":ro",
            "./deploy/grafana/provisioning:/etc/grafana/provisioning:ro");
    assertThat(grafana.environment())
        .containsEntry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", folder + "/recommender.json")
        .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
    assertThat(
            Repository.find(
                "deploy/grafana/provisioning/datasources/prometheus.yml", "url: (\\S+)"))
        .isEqualTo("http://prometheus:9090");
  }

  private static NodeSettings settings(Service service) {
    return SettingsFile.read(null, service.environment(), "test");
  }

  private static String brokers() {
    return "kafka:9092";
  }
}
