package io.vgglab.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.study.StudyCsv;
import io.vgglab.report.study.StudyJson;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@Tag("browser")
class StudyInBrowserTest {

  @TempDir static Path folder;
  private static Browser browser;

  private final StudyReport study = SampleStudies.grid();

  @BeforeAll
  static void start() {
    browser = new Browser(folder);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.prefer("light");
    browser.open(new ReportWriter(folder).write(StudyPage.render(study)), 1280, 800);
  }

  @AfterEach
  void isSilent() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  @Test
  void figures_areTheRecords() {
    List<TrialReport> ranked = study.ranked();

    for (int i = 0; i < ranked.size(); i++) {
      assertThat(cell(i, 2)).isEqualTo(Integer.toString(ranked.get(i).number()));
      assertThat(cell(i, 3)).isEqualTo(Numbers.score(ranked.get(i).value()));
    }
    assertThat(browser.find("#headline-figure").getText())
        .isEqualTo(Numbers.score(study.tests().get(0).macroF1()));
  }

  @Test
  void header_sortsByKeyboardAndAbsentNumbersStayLast() {
    WebElement trial = browser.find("#trials th:nth-child(2) button");
    WebElement score = browser.find("#trials th:nth-child(3) button");

    trial.sendKeys(Keys.ENTER);
    assertThat(cell(0, 2)).isEqualTo("35");
    trial.sendKeys(Keys.SPACE);
    assertThat(cell(0, 2)).isEqualTo("0");
    score.click();
    score.click();
    assertThat(browser.find("#trials th:nth-child(3)").getDomAttribute("aria-sort"))
        .isEqualTo("ascending");
    assertThat(cell(35, 3)).isEqualTo("–");
    assertThat(Double.parseDouble(cell(0, 3))).isLessThan(Double.parseDouble(cell(30, 3)));
  }

  @Test
  void filter_showsTheRowsThatMatch() {
    browser.find("form[data-filter=trials] input[type=search]").sendKeys("before 256");
    assertThat(shownRows()).isEqualTo(4);
    assertThat(browser.find("form[data-filter=trials] output").getText()).isEqualTo("4 of 36 rows");

    browser.find("form[data-filter=trials] input[type=search]").clear();
    browser.find("form[data-filter=trials] input[type=search]").sendKeys(" ");
    browser.find("form[data-filter=trials] input[value=complete]").sendKeys(Keys.SPACE);
    assertThat(shownRows()).isEqualTo(6);
  }

  @Test
  void theme_changesPageAndCharts() {
    browser.drawAll();
    String before = browser.text("getComputedStyle(document.body).backgroundColor");
    String pixels = "document.querySelector('.chart canvas').toDataURL().length";
    long light = browser.number(pixels).longValue();

    browser.find("#theme").click();
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor")).isEqualTo(before);
    browser.find("#theme").sendKeys(Keys.ENTER);

    assertThat(browser.find("#theme").getText()).isEqualTo("Theme: dark");
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(before);
    assertThat(browser.number(pixels).longValue()).isNotEqualTo(light);
    browser.find("#theme").click();
  }

  @Test
  void downloads_holdTheRecord() throws IOException {
    for (WebElement button : browser.findAll("button[data-download]")) {
      button.click();
    }

    assertThat(Files.readString(arrived("study-placement-of-batch-norm.csv")))
        .isEqualTo(StudyCsv.write(study));
    assertThat(StudyJson.read(Files.readString(arrived("study-placement-of-batch-norm.json"))))
        .isEqualTo(study);
  }

  @Test
  void twoTrials_standSideBySide() {
    browser.drawAll();
    List<TrialReport> ranked = study.ranked();

    browser
        .find(".inspector label:nth-of-type(2) select")
        .sendKeys("Trial " + ranked.get(3).number());

    String difference = Numbers.fixed(Math.abs(ranked.get(0).value() - ranked.get(3).value()), 4);
    assertThat(browser.find(".inspector table tbody tr:first-child").getText())
        .contains(Numbers.score(ranked.get(0).value()))
        .contains(Numbers.score(ranked.get(3).value()))
        .contains("+" + difference);
    assertThat(browser.find(".inspector h3").getText())
        .isEqualTo("Confusion, difference in images");
  }

  @Test
  void pinnedTrials_stayOnTopAndAreCompared() {
    List<TrialReport> ranked = study.ranked();
    int first = ranked.get(4).number();
    int second = ranked.get(9).number();

    browser.find("#trials tbody tr:nth-child(5) .pin").click();
    browser.find("#trials tbody tr:nth-child(10) .pin").sendKeys(Keys.ENTER);

    assertThat(browser.find(".pins [role=status]").getText())
        .isEqualTo("Pinned: trial " + first + ", " + second);
    browser.find("#trials th:nth-child(2) button").click();
    browser.find("form[data-filter=trials] input[type=search]").sendKeys("none 64");
    assertThat(List.of(cell(0, 2), cell(1, 2)))
        .containsExactlyInAnyOrder(Integer.toString(first), Integer.toString(second));
    browser.find(".pins button").click();
    assertThat(browser.find(".inspector caption").getText())
        .isEqualTo("Trial " + first + " against trial " + second);
    browser.find(".pins button:nth-of-type(2)").sendKeys(Keys.ENTER);
    assertThat(browser.findAll("#trials .pinned")).isEmpty();
  }

  @Test
  void unpinnedTrial_goesBackToItsPlaceUnderTheFilter() {
    String fifth = cell(4, 2);
    browser.find("#trials tbody tr:nth-child(5) .pin").click();
    assertThat(cell(0, 2)).isEqualTo(fifth);
    WebElement search = browser.find("form[data-filter=trials] input[type=search]");
    search.sendKeys("no such trial");
    assertThat(shownRows()).isEqualTo(1);

    browser.find(".pins button:nth-of-type(2)").sendKeys(Keys.ENTER);

    assertThat(shownRows()).isZero();
    assertThat(cell(4, 2)).isEqualTo(fifth);
  }

  @Test
  void brush_keepsTheLinesThatCrossIt() {
    browser.drawAll();
    browser.script("document.getElementById('parallel').scrollIntoView()");

    browser.script(
        "echarts.getInstanceByDom(document.querySelector('#parallel .chart')).dispatchAction("
            + "{type: 'axisAreaSelect', parallelAxisId: 'axis 3', intervals: [[0.79, 0.9]]})");

    assertThat(
            browser
                .number(
                    "echarts.getInstanceByDom(document.querySelector('#parallel .chart'))"
                        + ".getModel().getSeriesByIndex(0).getRawIndicesByActiveState('active')"
                        + ".length")
                .longValue())
        .isEqualTo(study.completeTrials().stream().filter(it -> it.value() >= 0.79).count());
  }

  @Test
  void print_drawsEveryChartLightAndGoesBack() {
    browser.prefer("dark");
    browser.waitUntil("matchMedia('(prefers-color-scheme: dark)').matches");
    String accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    String dark = browser.text(accent);

    browser.script("dispatchEvent(new Event('beforeprint'))");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.number("document.querySelectorAll('.chart:not([data-drawn])').length"))
        .isEqualTo(0L);
    assertThat(browser.text(accent)).isNotEqualTo(dark);
    browser.script("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.text(accent)).isEqualTo(dark);
  }

  private static String cell(int row, int column) {
    return browser.text(
        "document.querySelector('#trials').tBodies[0].rows["
            + row
            + "].cells["
            + (column - 1)
            + "].textContent");
  }

  private static long shownRows() {
    return browser
        .number("document.querySelectorAll('#trials tbody tr:not([hidden])').length")
        .longValue();
  }

  private static Path arrived(String name) {
    Path file = folder.resolve(name);
    browser.waitFor(() -> Files.exists(file), name);
    return file;
  }
}
