package io.concord.local.page;

import java.util.List;

/** The operator's side of the page. */
public final class OperationsPage {
  private final Browser browser;
  private final String baseUrl;

  public OperationsPage(Browser browser, String baseUrl) {
    this.browser = browser;
    this.baseUrl = baseUrl;
  }

  public void open() {
    browser.leave();
    browser.open(baseUrl + "/#/operations");
  }

  /** What a tile says below its name. */
  public String tile(String name) {
    return String.valueOf(
        browser.run(
            "return [...document.querySelectorAll('.tiles div')]"
                + ".find(e => e.firstChild.textContent === arguments[0])"
                + "?.querySelector('.value').textContent",
            name));
  }

  /** Rows of the table of nodes. */
  public List<String> nodes() {
    return browser.texts(".nodes tbody tr");
  }

  /** Names drawn in the diagram. */
  public List<String> drawn() {
    return browser.texts(".diagram .label");
  }

  /** Names in the diagram through which records flow at the moment. */
  public List<String> busy() {
    return browser.texts(".diagram .busy .label");
  }

  /** Charts that are painted. */
  public int charts() {
    return browser.all(".chart canvas").size();
  }

  public List<String> deadLetters() {
    return browser.texts(".letters li");
  }
}
