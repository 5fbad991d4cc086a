package io.concord.local.page;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The sales desk's side of the page. */
public final class ClientPage {
  private final Browser browser;
  private final String baseUrl;

  public ClientPage(Browser browser, String baseUrl) {
    this.browser = browser;
    this.baseUrl = baseUrl;
  }

  /** Loads the page where a sales desk starts. */
  public void openStart() {
    open("#/");
  }

  /** Loads a client's view. */
  public void open(long clientId) {
    open("#/clients/" + clientId);
  }

  /** Loads an address of the page, with what it remembers of views before gone. */
  public void open(String hash) {
    browser.leave();
    browser.open(baseUrl + "/" + hash);
  }

  /** Whether the page asks who its user is. */
  public boolean asksForKey() {
    return !browser.all("dialog.login[open]").isEmpty();
  }

  /** Answers that question. */
  public void signIn(String key) {
    browser.one("#key").sendKeys(key, Keys.ENTER);
  }

  /** What the page says of the key before. */
  public String refusal() {
    return String.join("", browser.texts("dialog.login .refused"));
  }

  public void forgetKey() {
    browser.one("#forget").click();
  }

  /** Types into the search without choosing. */
  public void type(String text) {
    WebElement input = browser.one("#client-search");
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  public void press(CharSequence... keys) {
    browser.focused().sendKeys(keys);
  }

  /** What the search suggests: name and ID of each. */
  public List<String> suggestions() {
    return browser.texts("#client-options [role=option]");
  }

  public void chooseFirst() {
    browser.one("#client-options [role=option]").click();
  }

  public String name() {
    return String.join("", browser.texts("h1"));
  }

  /** A figure of the client, such as {@code Orders}. */
  public String fact(String name) {
    return String.valueOf(
        browser.run(
            "return [...document.querySelectorAll('.facts div')]"
                + ".find(e => e.firstChild.textContent === arguments[0])?.lastChild.textContent",
            name));
  }

  /** Product IDs of the rows, from the first place on. */
  @SuppressWarnings("unchecked")
  public List<String> products() {
    return (List<String>)
        browser.run(
            "return [...document.querySelectorAll('main tbody tr')].map(e => e.dataset.product)");
  }

  /** Unfolds what is due, by the keyboard. */
  public void openDue() {
    browser.one(".due summary").sendKeys(Keys.ENTER);
  }

  /** Product IDs of what is due. */
  @SuppressWarnings("unchecked")
  public List<String> due() {
    return (List<String>)
        browser.run(
            "return [...document.querySelectorAll('.due tbody tr')].map(e => e.dataset.product)");
  }

  /** What the page says of the first product that is due. */
  public List<String> firstDue() {
    return browser.texts(".due tbody tr:first-child > *");
  }

  /** All that a product's row says, hidden words for screen readers too. */
  public String row(long product) {
    return String.join("", browser.texts("tr[data-product='" + product + "']"));
  }

  /** State of the connection as the page shows it: {@code live}, {@code away} and others. */
  public String connection() {
    return String.valueOf(
        browser.run("return document.querySelector('.connection')?.dataset.state"));
  }

  /** How the page explains the scores. */
  public String legend() {
    return String.join("", browser.texts(".legend"));
  }

  /** Asks for the product that entered last. */
  public void findEntered() {
    browser.one(".happenings button").click();
  }

  /** Whether a product's row can be seen without scrolling. */
  public boolean isInView(long product) {
    return (Boolean)
        browser.run(
            "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();"
                + "return top >= 0 && bottom <= innerHeight",
            "tr[data-product='" + product + "']");
  }

  /** What the page says of changes, newest first. */
  public List<String> happenings() {
    return browser.texts(".happenings li");
  }

  /** What screen readers were told last. */
  public String announcement() {
    return String.join("", browser.texts("#announcer"));
  }

  /** All notices, states and facts above the list. */
  public String notices() {
    return String.join(" ", browser.texts(".list-facts, .state, .notice"));
  }

  /** Picks a day in a date field, as the browser's picker does. */
  public void pick(String field, String day) {
    browser.run(
        "const input = document.getElementById(arguments[0]); input.value = arguments[1];"
            + "input.dispatchEvent(new Event('change', { bubbles: true }))",
        field,
        day);
  }

  /** The counts of a comparison, such as {@code 3 up}. */
  public List<String> counts() {
    return browser.texts(".kinds li");
  }
}
