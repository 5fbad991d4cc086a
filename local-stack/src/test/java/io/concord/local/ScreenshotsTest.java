package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.RunningStack.SampleClient;
import io.concord.local.page.Browser;
import io.concord.local.page.ClientPage;
import io.concord.local.page.OperationsPage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the page for the documents, when it is asked to: {@code
 * docs/screenshots/take}. The shop is the generated one, whose seed is fixed.
 */
@EnabledIfSystemProperty(named = "screenshots.dir", matches = ".+")
class ScreenshotsTest {
  private static final Path FOLDER = Path.of(System.getProperty("screenshots.dir", "."));
  private static final String SEGMENT = "REGULAR";
  private static final long BYTES_MAX = 300_000;
  private static final int MOVED = 12;
  private static final int ORDERS = 12;
  private static final int STARTING = 9;

  private final LocalDate today = LocalDate.now();
  private long nextId = 900_000_000;

  @Test
  void shouldTakeThePictures(@TempDir Path folder, @TempDir Path profile) throws Exception {
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (LocalStack stack =
        new LocalStack(
            new LocalSettings(null, folder.resolve("data"), 0, false), new StartupLog(silence))) {
      stack.open();
      RunningStack running = stack.start();
      try (Browser browser = Browser.start(profile)) {
        take(browser, running);
      }
    }
  }

  private void take(Browser browser, RunningStack running) throws Exception {
    String url = "http://127.0.0.1:" + running.httpPort();
    StackClient shop = new StackClient(url, running.jdbcUrl());
    ClientPage page = new ClientPage(browser, url);
    SampleClient sample =
        running.samples().stream()
            .filter(client -> client.segment().startsWith(SEGMENT))
            .findFirst()
            .orElseThrow();
    start(browser, page, shop, running.samples());
    live(browser, page, shop, sample);
    compared(browser, page, sample);
    phone(browser, page, sample);
    operations(browser, new OperationsPage(browser, url), shop, sample);
  }

  /** The shop's own simulator is off: the samples order, so that something changes. */
  private void start(Browser browser, ClientPage page, StackClient shop, List<SampleClient> samples)
      throws Exception {
    browser.resize(1400, 900);
    browser.prefer("prefers-color-scheme", "light");
    page.openStart();
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    for (int n = 0; n < STARTING; n++) {
      SampleClient client = samples.get(n % samples.size());
      order(shop, client, placed(shop, client, MOVED + n));
      int expected = n + 1;
      eventually(() -> assertThat(browser.texts(".feed li")).hasSize(expected));
    }
    still(browser);
    picture(browser, "start-light");
    page.type("kra");
    eventually(() -> assertThat(page.suggestions()).hasSizeGreaterThan(2));
    picture(browser, "search-light");
  }

  /** The product in a place of the client's list, counted from 0. */
  private static long placed(StackClient shop, SampleClient client, int place) throws Exception {
    JsonNode list = shop.here(client.clientId()).body().path("recommendations");
    return list.get(place).path("productId").asLong();
  }

  private void live(Browser browser, ClientPage page, StackClient shop, SampleClient sample)
      throws Exception {
    browser.resize(1400, 900);
    browser.prefer("prefers-color-scheme", "light");
    open(page, sample);
    List<String> products = page.products();
    order(shop, sample, Long.parseLong(products.get(MOVED)), 25_000_300);
    eventually(() -> assertThat(page.happenings()).hasSize(1));
    still(browser);
    picture(browser, "client-light");
  }

  private static void compared(Browser browser, ClientPage page, SampleClient sample)
      throws IOException {
    browser.prefer("prefers-color-scheme", "dark");
    page.open("#/clients/" + sample.clientId() + "?compare=" + LocalDate.now().minusYears(1));
    eventually(() -> assertThat(page.counts()).hasSize(5));
    picture(browser, "compare-dark");
  }

  private static void phone(Browser browser, ClientPage page, SampleClient sample)
      throws IOException {
    browser.resize(375, 812);
    browser.prefer("prefers-color-scheme", "light");
    open(page, sample);
    picture(browser, "client-phone");
  }

  private void operations(
      Browser browser, OperationsPage page, StackClient shop, SampleClient sample)
      throws Exception {
    browser.resize(1400, 1130);
    page.open();
    for (int n = 0; n < ORDERS; n++) {
      String before = browser.texts(".operations h1 + p").toString();
      order(shop, sample, 25_000_400 + n);
      eventually(
          () -> assertThat(browser.texts(".operations h1 + p").toString()).isNotEqualTo(before));
    }
    picture(browser, "operations-light");
    browser.prefer("prefers-color-scheme", "dark");
    picture(browser, "operations-dark");
  }

  private static void still(Browser browser) {
    eventually(
        () ->
            assertThat(browser.run("return document.getAnimations().length === 0"))
                .isEqualTo(true));
  }

  private static void open(ClientPage page, SampleClient sample) {
    page.open(sample.clientId());
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    eventually(() -> assertThat(page.products()).hasSize(StackClient.LIST_SIZE));
  }

  private void order(StackClient shop, SampleClient client, long... products) throws SQLException {
    long agreement =
        shop.number(
            "SELECT min(\"ID\") FROM dbo.\"ClientAgreement\" WHERE \"ClientID\" = "
                + client.clientId());
    long order = nextId++;
    shop.sql(
        LongStream.concat(LongStream.of(-1), LongStream.of(products))
            .mapToObj(
                product ->
                    product < 0
                        ? ShopSql.order(order, agreement, today + "T08:00:00")
                        : ShopSql.line(nextId++, order, product))
            .toArray(String[]::new));
  }

  private static void picture(Browser browser, String name) throws IOException {
    Path file = FOLDER.resolve(name + ".png");
    browser.screenshot(file);
    assertThat(Files.size(file)).as(name).isBetween(1L, BYTES_MAX);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(StackClient.PATIENCE).untilAsserted(assertion);
  }
}
