package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.page.Axe;
import io.concord.local.page.Browser;
import io.concord.local.page.ClientPage;
import io.concord.local.page.OperationsPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * The page in a real browser over the whole product. Whatever a test does, the page must log no
 * error and ask no other host.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private static final int DESK_WIDTH = 1400;
  private static final int PHONE_WIDTH = 375;
  private static final int HEIGHT = 900;

  /** What a browser opens to one server. */
  private static final int CONNECTIONS = 6;

  /** Before the browser itself forgets a page that it keeps for the way back. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static final String CHECKS =
      """
      const done = arguments[arguments.length - 1];
      const failures = [];
      const check = (name, actual, expected) => {
        if (JSON.stringify(actual) !== JSON.stringify(expected)) {
          failures.push(`${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
        }
      };
      (async () => {
      %s
      })().then(() => done(failures), (failure) => done([String(failure.stack)]));
      """;

  private PageStack stack;
  private Browser browser;
  private ClientPage page;
  private OperationsPage operations;

  @BeforeAll
  void start(@TempDir Path folder, @TempDir Path profile) throws Exception {
    assumeTrue(Browser.isInstalled(), "no Chromium with its driver (Debian: chromium-driver)");
    stack = new PageStack(folder);
    stack.name(TestOrders.CONSISTENT, "Kraftverkehr Krause KG");
    stack.name(TestOrders.EXPLORATORY, "Karpaty-Trans Mukachevo");
    browser = Browser.start(profile);
    page = new ClientPage(browser, stack.url());
    operations = new OperationsPage(browser, stack.url());
    browser.resize(DESK_WIDTH, HEIGHT);
    signIn();
  }

  /** The browser keeps the key from now on, for it keeps its tab. */
  private void signIn() {
    page.openStart();
    eventually(() -> assertThat(page.asksForKey()).isTrue());
    page.signIn(stack.key());
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    assertThat(browser.complaints()).allMatch(text -> text.contains("401"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @AfterEach
  void shouldLogNoErrorAndAskNoOtherHost() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.hostsAsked()).containsOnly(URI.create(stack.url()).getAuthority());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranks", "route", "score-bar", "sse", "topology", "words"})
  void shouldPassTheChecksOfTheModules(String checks) throws Exception {
    page.openStart();
    Path file = Path.of(PageTest.class.getResource("/page/" + checks + ".js").toURI());
    String script = Files.readString(file, StandardCharsets.UTF_8);

    assertThat((List<?>) browser.runAsync(CHECKS.formatted(script))).isEmpty();
  }

  @Test
  void shouldShowTheClientWhenFoundByName() {
    page.openStart();
    page.type("krau kraft");
    eventually(() -> assertThat(page.suggestions()).hasSize(1));
    assertThat(page.suggestions().get(0)).contains("110 orders");
    page.chooseFirst();

    eventually(() -> assertThat(page.name()).isEqualTo("Kraftverkehr Krause KG"));
    eventually(() -> assertThat(page.products()).hasSize(StackClient.LIST_SIZE));
    assertThat(page.fact("Orders")).isEqualTo("110");
  }

  @Test
  void shouldShowTheServedListWithReasonsWhenFoundById() throws Exception {
    page.openStart();
    page.type(Long.toString(TestOrders.CONSISTENT));
    page.press(Keys.ENTER);
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    eventually(() -> assertThat(page.products()).hasSize(StackClient.LIST_SIZE));

    JsonNode best = served(TestOrders.CONSISTENT, "").get(0);
    assertThat(page.products()).isEqualTo(productsOf(served(TestOrders.CONSISTENT, "")));
    assertThat(page.row(best.path("productId").asLong()))
        .contains(best.path("name").asText())
        .contains("ordered " + best.at("/explanation/orderCount").asInt() + " times")
        .contains("frequency 0.")
        .contains("recency 0.");
    assertThat(page.legend())
        .contains("up to " + weight(best, "frequencyWeight"))
        .contains("up to " + weight(best, "recencyWeight"));
  }

  @Test
  void shouldMoveRowsWhenAnOrderArrives() throws Exception {
    open(TestOrders.LIGHT_FIRST);
    long last = Long.parseLong(page.products().get(page.products().size() - 1));
    browser.run("document.querySelector('tbody').dataset.kept = 'yes'");

    long order = stack.order(TestOrders.LIGHT_FIRST, last, 950);

    eventually(() -> assertThat(page.happenings()).hasSize(1));
    assertThat(page.happenings().get(0))
        .contains("Order " + order)
        .contains("1 product entered")
        .contains("moved")
        .contains("inproduct 950");
    assertThat(page.row(last)).contains("up ").contains("today");
    assertThat(page.row(950)).contains("new").contains("ordered once, today");
    assertThat(page.products()).isEqualTo(productsOf(served(TestOrders.LIGHT_FIRST, "")));
    eventually(() -> assertThat(page.announcement()).contains("Order " + order));
    assertThat(browser.run("return document.querySelector('tbody').dataset.kept")).isEqualTo("yes");
  }

  @Test
  void shouldFindTheProductInTheListWhenItEntered() throws Exception {
    open(TestOrders.LIGHT_FIRST + 2);
    stack.order(TestOrders.LIGHT_FIRST + 2, 954);
    eventually(() -> assertThat(page.happenings()).hasSize(1));
    browser.run("scrollTo(0, document.body.scrollHeight)");

    page.findEntered();
    assertThat(page.isInView(954)).isTrue();
  }

  @Test
  void shouldShowWhoseListChangesWhenNobodyIsChosen() throws Exception {
    page.openStart();
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    long order = stack.order(TestOrders.EXPLORATORY, 951);

    eventually(
        () ->
            assertThat(browser.texts(".feed li"))
                .anyMatch(
                    text -> text.contains("Karpaty-Trans") && text.contains("Order " + order)));

    browser.run("location.hash = '#/operations'");
    eventually(() -> assertThat(operations.charts()).isEqualTo(3));
    browser.back();
    assertThat(browser.texts(".feed li"))
        .as("kept")
        .anyMatch(text -> text.contains("Order " + order));
  }

  @Test
  void shouldShowTheListOfADayAndGoBack() throws Exception {
    open(TestOrders.CONSISTENT);
    List<String> live = page.products();
    String day = LocalDate.now(Noon.zone()).minusDays(200).toString();

    page.pick("as-of", day);
    eventually(() -> assertThat(page.notices()).contains("as of the start of"));
    assertThat(page.products())
        .isEqualTo(productsOf(served(TestOrders.CONSISTENT, "?asOf=" + day)));
    assertThat(browser.url()).endsWith("#/clients/" + TestOrders.CONSISTENT + "?asOf=" + day);

    browser.back();
    eventually(() -> assertThat(page.products()).isEqualTo(live));
    assertThat(page.connection()).isNotNull();
  }

  @Test
  void shouldSayWhatRoseAndFellWhenTwoDaysAreCompared() throws Exception {
    String day = LocalDate.now(Noon.zone()).minusDays(200).toString();
    page.open("#/clients/" + TestOrders.CONSISTENT + "?compare=" + day);
    eventually(() -> assertThat(page.counts()).hasSize(5));

    List<String> now = productsOf(served(TestOrders.CONSISTENT, ""));
    List<String> then = productsOf(served(TestOrders.CONSISTENT, "?asOf=" + day));
    long gone = then.stream().filter(product -> !now.contains(product)).count();
    assertThat(page.counts()).contains(gone + " gone", gone + " new");
    assertThat(page.products().subList(0, now.size())).isEqualTo(now);
    assertThat(page.row(Long.parseLong(now.get(0)))).contains(" → ");
  }

  @Test
  void shouldShowTheListAgainWhenTheServerWasAway() throws Exception {
    open(TestOrders.LIGHT_LAST);
    browser.run("document.body.dataset.kept = 'yes'");
    stack.stopNode();
    eventually(() -> assertThat(page.connection()).isIn("away", "connecting"));
    assertThat(page.products()).as("the list stays").isNotEmpty();

    long order = stack.order(TestOrders.LIGHT_LAST, 952);
    stack.startNode();

    eventually(() -> assertThat(page.row(952)).contains("ordered once, today"));
    eventually(
        () -> assertThat(page.happenings()).anyMatch(text -> text.contains("Order " + order)));
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    assertThat(browser.run("return document.body.dataset.kept")).as("no reload").isEqualTo("yes");
    assertThat(browser.complaints())
        .allMatch(text -> text.contains("net::ERR_") || text.contains("503"));
  }

  @Test
  void shouldShowFiguresNodesAndTopologyToTheOperator() throws Exception {
    operations.open();
    eventually(() -> assertThat(operations.charts()).isEqualTo(3));
    assertThat(operations.tile("Mismatches")).isEqualTo("0");
    assertThat(operations.nodes()).hasSize(1).first().asString().contains("assemble-orders 0–3");
    assertThat(operations.drawn())
        .contains("cdc.Order", "assemble-orders", "rescore-clients", "rank-popular");
    stack.order(TestOrders.LIGHT_FIRST + 1, 953);

    eventually(() -> assertThat(operations.busy()).contains("assemble-orders"));
    eventually(() -> assertThat(operations.tile("Orders")).isNotEqualTo("0.0/s"));
  }

  @Test
  void shouldTellWhatIsDueWhenUnfolded() throws Exception {
    JsonNode products =
        stack.get("/v1/clients/" + TestOrders.CONSISTENT + "/due?withinDays=7").path("products");
    open(TestOrders.CONSISTENT);
    assertThat(page.due()).isEmpty();
    page.openDue();

    eventually(() -> assertThat(page.due()).isNotEmpty());
    assertThat(page.due()).isEqualTo(products.findValuesAsText("productId"));
    assertThat(page.firstDue().get(0)).startsWith(products.at("/0/name").asText());
    assertThat(page.firstDue().get(3)).startsWith(products.at("/0/state").asText());
    assertThat(Axe.violations(browser)).isEmpty();
    assertThat(browser.complaints()).as("of how axe looks").allMatch(PageTest::isOfReadingPixels);
  }

  @Test
  void shouldBeUsableByKeyboardAlone() {
    page.openStart();
    page.press("/");
    page.press("karpaty");
    eventually(() -> assertThat(page.suggestions()).hasSize(1));
    page.press(Keys.ENTER);
    eventually(() -> assertThat(page.name()).isEqualTo("Karpaty-Trans Mukachevo"));
    assertThat(browser.focused().getAttribute("id")).isEqualTo("view");

    page.press(Keys.TAB);
    assertThat(browser.focused().getAttribute("id")).isEqualTo("as-of");
  }

  @Test
  void shouldAskForAKeyWhenItWasForgotten() {
    open(TestOrders.CONSISTENT);
    page.forgetKey();
    eventually(() -> assertThat(page.asksForKey()).isTrue());
    page.signIn("wrong");
    eventually(() -> assertThat(page.refusal()).contains("did not accept"));
    page.signIn(stack.key());

    eventually(() -> assertThat(page.products()).hasSize(StackClient.LIST_SIZE));
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    assertThat(browser.complaints()).allMatch(text -> text.contains("401"));
  }

  @Test
  void shouldHoldNoConnectionWhenTheBrowserKeepsItForTheWayBack() {
    for (int n = 0; n <= CONNECTIONS; n++) {
      page.openStart();
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(page.connection()).isEqualTo("live"));

    browser.leave();
    browser.back();
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
  }

  @Test
  void shouldSayThatAClientIsUnknown() {
    page.open(404_404);
    eventually(() -> assertThat(page.notices()).contains("Unknown client"));
    assertThat(browser.complaints()).allMatch(text -> text.contains("404"));
  }

  @Test
  void shouldFitAPhone() {
    browser.resize(PHONE_WIDTH, HEIGHT);
    try {
      open(TestOrders.CONSISTENT);
      assertFits();
      operations.open();
      eventually(() -> assertThat(operations.drawn()).isNotEmpty());
      assertFits();
    } finally {
      browser.resize(DESK_WIDTH, HEIGHT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldBreakNoRuleOfAccessibility(String scheme) {
    browser.prefer("prefers-color-scheme", scheme);
    open(TestOrders.CONSISTENT);
    assertThat(Axe.violations(browser)).isEmpty();
    page.type("kraft");
    eventually(() -> assertThat(page.suggestions()).isNotEmpty());
    assertThat(Axe.violations(browser)).isEmpty();
    operations.open();
    eventually(() -> assertThat(operations.charts()).isEqualTo(3));
    assertThat(Axe.violations(browser)).isEmpty();
    assertThat(browser.complaints()).as("of how axe looks").allMatch(PageTest::isOfReadingPixels);
  }

  private static boolean isOfReadingPixels(String complaint) {
    return complaint.contains("willReadFrequently");
  }

  private void assertFits() {
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE_WIDTH);
  }

  /** Opens a client's live list. */
  private void open(long client) {
    page.open(client);
    eventually(() -> assertThat(page.connection()).isEqualTo("live"));
    eventually(() -> assertThat(page.products()).isNotEmpty());
  }

  private JsonNode served(long client, String query) throws Exception {
    String question = query.isEmpty() ? "?explain=true" : query + "&explain=true";
    return stack
        .get("/v1/clients/" + client + "/recommendations" + question)
        .path("recommendations");
  }

  private static String weight(JsonNode place, String name) {
    return String.format(Locale.ROOT, "%.3f", place.path("explanation").path(name).asDouble());
  }

  private static List<String> productsOf(JsonNode places) {
    return StackClient.places(places, "productId").stream()
        .map(place -> Long.toString(place.productId()))
        .toList();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(StackClient.PATIENCE).untilAsserted(assertion);
  }
}
