package io.vgglab.report.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The system's Chromium without a window, with a profile of its own that is deleted at the end. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final Path profile;
  private final ChromeDriver driver;

  Browser(Path downloads) {
    try {
      profile = Files.createTempDirectory("vgglab-browser");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the browser's profile", e);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("SE_AVOID_STATS", "true"))
            .build();
    driver = new ChromeDriver(service, options(downloads));
  }

  private ChromeOptions options(Path downloads) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(new File(CHROMIUM.toString()));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** Opens the page in a window of this size, in CSS pixels. */
  void open(Path page, int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.get(page.toUri().toString());
    // the driver may come back while a page of the same address still loads
    waitUntil("document.readyState === 'complete'");
  }

  /** What a reader who prefers dark or light screens, and no motion, sees from now on. */
  void prefer(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  private void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /**
   * Scrolls to every chart so that it is drawn, and back to the top; charts that come up on the way
   * are not missed.
   */
  void drawAll() {
    Optional<WebElement> next = undrawn();
    while (next.isPresent()) {
      WebElement waiting = next.get();
      driver.executeScript("arguments[0].scrollIntoView()", waiting);
      waitFor(
          () ->
              Boolean.TRUE.equals(
                  driver.executeScript(
                      "return arguments[0].matches('[data-drawn], :has(.chart)')", waiting)),
          "drawn " + driver.executeScript("return arguments[0].outerHTML.slice(0, 200)", waiting));
      next = undrawn();
    }
    script("scrollTo(0, 0)");
  }

  private Optional<WebElement> undrawn() {
    return Optional.ofNullable(
        (WebElement)
            driver.executeScript(
                "return document.querySelector("
                    + "'.chart:not([data-drawn]), .inspector:not(:has(.chart))')"));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script hands to its last argument. */
  Object await(String script) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    return driver.executeAsyncScript(script);
  }

  /** The value of a JavaScript expression that is a number. */
  Number number(String expression) {
    return (Number) driver.executeScript("return " + expression);
  }

  String text(String expression) {
    return String.valueOf(driver.executeScript("return " + expression));
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void waitUntil(String condition) {
    waitFor(() -> Boolean.TRUE.equals(driver.executeScript("return " + condition)), condition);
  }

  void waitFor(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** What the page wrote to the console since the last call. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Requests since the last call, except for the page itself and what it holds. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .filter(message -> !message.contains("\"documentURL\":\"chrome:"))
        .filter(message -> !message.contains("\"type\":\"Document\""))
        .filter(message -> !message.contains("\"url\":\"data:"))
        .filter(message -> !message.contains("\"url\":\"blob:"))
        .toList();
  }

  /** A picture of the whole page. */
  void photograph(Path file) {
    Map<String, Object> result =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, OutputType.BYTES.convertFromBase64Png((String) result.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(profile.toString(), e);
    }
  }
}
