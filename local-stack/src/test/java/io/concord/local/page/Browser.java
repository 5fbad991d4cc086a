package io.concord.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with an empty profile, which tells all that it logs and asks for. */
public final class Browser implements AutoCloseable {
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(30);

  /** Other addresses are of the browser itself. */
  private static final Set<String> NETWORK = Set.of("http", "https", "ws", "wss");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;
  private final List<String> console = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
  }

  /** Whether this machine has the browser and its driver where Debian puts them. */
  public static boolean isInstalled() {
    return Files.isExecutable(DRIVER) && Files.isExecutable(CHROMIUM);
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder
   */
  public static Browser start(Path profile) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options(profile)));
  }

  private static ChromeOptions options(Path profile) {
    ChromeOptions options = new ChromeOptions().setBinary(CHROMIUM.toFile());
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic");
    options.addArguments("--no-first-run", "--disable-background-networking", "--disable-sync");
    options.addArguments("--disable-component-update", "--hide-scrollbars", "--lang=en-GB");
    options.addArguments("--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** Goes to the address; one that differs in its fragment alone loads nothing. */
  public void open(String url) {
    driver.get(url);
  }

  /** Forgets the page, so that the next address is loaded whatever it is. */
  public void leave() {
    driver.get("about:blank");
  }

  /** Makes the window a desk's or a phone's. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Lets the page believe in a preference of the system, such as {@code prefers-color-scheme}. */
  public void prefer(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Text of every element, in one look: rows may be replaced between two. */
  @SuppressWarnings("unchecked")
  public List<String> texts(String selector) {
    return (List<String>)
        run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
            selector);
  }

  /** Where the keyboard is. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  public void back() {
    driver.navigate().back();
  }

  public String url() {
    return driver.getCurrentUrl();
  }

  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that hands its result to its last argument. */
  public Object runAsync(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  public void screenshot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What the page logged as an error or a warning since the last time this was asked. */
  public List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        console.add(entry.getMessage());
      }
    }
    List<String> complaints = List.copyOf(console);
    console.clear();
    return complaints;
  }

  /** Hosts that the browser was made to ask since the last time this was asked. */
  public List<String> hostsAsked() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> parse(entry.getMessage()).path("message"))
        .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
        .map(message -> URI.create(message.at("/params/request/url").asText().split("[#?]", 2)[0]))
        .filter(url -> NETWORK.contains(url.getScheme()))
        .map(url -> url.getHost() + ":" + url.getPort())
        .distinct()
        .toList();
  }

  private static JsonNode parse(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the driver must log JSON, message=" + message, e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
