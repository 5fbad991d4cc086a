package io.concord.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.ApiKey;
import io.concord.contract.ContractSchema;
import io.concord.local.CommandRun;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.local.kafka.KafkaClients;
import io.concord.security.KeyRegister;
import io.concord.security.KeySecret;
import io.concord.security.kafka.KeyTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as an operator makes them, over a real broker, and a node that follows. */
class KeysCommandTest {
  private static final short ONE = 1;

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldMakeKeysThatEveryNodeKnowsAndRevokeThem() {
    CommandRun created = run("life", "create", "--name", "web shop", "--scope", "clients");
    assertThat(created.exitCode()).as(created.err()).isZero();
    KeySecret secret = KeySecret.parse(created.out().strip());

    KeyRegister register = new KeyRegister();
    try (KeyTopic node = new KeyTopic(broker.bootstrapServers(), "life.api-keys", ONE, register)) {
      node.start();
      await().until(register::areRead);
      assertThat(register.find(secret.id()).sha256()).isEqualTo(secret.sha256());

      String second = run("life", "create", "--name", "b", "--scope", "operate").out().strip();
      await().until(() -> register.find(KeySecret.parse(second).id()) != null);

      assertThat(run("life", "revoke", secret.id()).exitCode()).isZero();
      await().until(() -> register.find(secret.id()).revokedAt() != null);
    }
    assertThat(run("life", "list").out()).contains(secret.id() + "  revoked", "web shop");
    assertThat(run("life", "list").out()).doesNotContain(secret.text(), secret.sha256());
    assertThat(run("life", "list", "--json").out().lines())
        .hasSize(2)
        .allSatisfy(line -> ContractSchema.require("api-key", line));
  }

  @Test
  void shouldGoOnWhenARecordCannotBeRead() throws Exception {
    String good = created("odd").id();
    KeyRegister register = new KeyRegister();
    try (KeyTopic node = new KeyTopic(broker.bootstrapServers(), "odd.api-keys", ONE, register)) {
      node.start();
      await().until(() -> register.find(good) != null);
      for (String value : List.of("null", "{\"scopes\":[],\"clients\":[]}", "half a {")) {
        write("odd.api-keys", "bad", value);
      }

      CommandRun revoked = run("odd", "revoke", good);

      assertThat(revoked.exitCode()).isZero();
      assertThat(revoked.err()).contains("an API key cannot be read, nodes shut it out, ID=bad");
      await().until(() -> register.find(good).revokedAt() != null);
    }
    assertThat(run("odd", "list").out()).contains(good + "  revoked").doesNotContain("bad");
  }

  private static KeySecret created(String prefix) {
    CommandRun created = run(prefix, "create", "--name", "x", "--scope", "clients");
    assertThat(created.exitCode()).as(created.err()).isZero();
    return KeySecret.parse(created.out().strip());
  }

  private static void write(String topic, String key, String value) throws Exception {
    try (var producer = KafkaClients.producer(broker.bootstrapServers())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(), value.getBytes())).get();
    }
  }

  @Test
  void shouldOpenANodeThatHasNoKeysOnlyWhenItKnowsSo() {
    KeyRegister register = new KeyRegister();
    try (KeyTopic node = new KeyTopic(broker.bootstrapServers(), "none.api-keys", ONE, register)) {
      assertThat(register.areRead()).isFalse();
      node.start();
      await().until(register::areRead);
      assertThat(register.areUsed()).isFalse();
    }
  }

  @Test
  void shouldBindAKeyAndHideItInAFile() throws Exception {
    Path file = folder.resolve("portal.key");
    CommandRun created =
        run(
            "bound",
            "create",
            "--name",
            "portal",
            "--scope",
            "client",
            "--clients",
            "7,8",
            "--expires",
            "2999-01-01",
            "--out",
            file.toString());
    assertThat(created.exitCode()).as(created.err()).isZero();
    KeySecret secret = KeySecret.parse(Files.readString(file).strip());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(created.out()).contains(secret.id()).doesNotContain(secret.text());
    assertThat(run("bound", "list").out()).contains("client(7,8)", "good", "2999-01-01T00:00:00Z");
    assertThat(
            run("bound", "create", "--name", "x", "--scope", "operate", "--out", file.toString()))
        .satisfies(again -> assertThat(again.exitCode()).isEqualTo(2))
        .satisfies(again -> assertThat(again.err()).contains("no such file yet"));
  }

  @Test
  void shouldRefuseWhatCannotBeAKey() {
    assertThat(run("bad", "create", "--name", "x", "--scope", "client").err())
        .contains("--scope client needs --clients");
    assertThat(run("bad", "create", "--name", "x", "--scope", "admin").err())
        .contains("must be client, clients or operate");
    assertThat(
            run("bad", "create", "--name", "x", "--scope", "operate", "--expires", "2020-01-01")
                .err())
        .contains("--expires must be a day to come");
    assertThat(run("bad", "revoke", "nobody").err()).contains("there is no API key nobody");
    assertThat(run("bad", "list").out()).contains("There are no API keys");
  }

  private static CommandRun run(String prefix, String... arguments) {
    List<String> all = new ArrayList<>(List.of("keys", arguments[0]));
    all.addAll(List.of("--kafka", broker.bootstrapServers(), "--prefix", prefix));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** Keeps the scopes of commands and records the same. */
  @Test
  void shouldKnowEachScope() {
    for (ApiKey.Scope scope : ApiKey.Scope.values()) {
      assertThat(
              new CreateCommand.ScopeConverter()
                  .convert(scope.name().toLowerCase(java.util.Locale.ROOT)))
          .isEqualTo(scope);
    }
  }
}
