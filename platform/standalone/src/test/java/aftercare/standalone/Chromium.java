package aftercare.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's browser window. Scripts are off: every page must do without. */
final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_TABS = 300;

    private final ChromeDriver driver;

    private Chromium(int width, int height, boolean phone) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** A phone, 360 by 780 pixels. */
    static Chromium phone() {
        return new Chromium(360, 780, true);
    }

    static Chromium desktop() {
        return new Chromium(1280, 900, false);
    }

    void open(String url) {
        driver.get(url);
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void type(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /** Picks an option, or a box or dot by its label, as a finger does. */
    void choose(String css) {
        WebElement choice = driver.findElement(By.cssSelector(css));
        if (choice.isSelected()) {
            return;
        }
        if (choice.getTagName().equals("option")) {
            choice.click();
        } else {
            driver.findElement(By.cssSelector("label[for='" + choice.getDomAttribute("id") + "']"))
                    .click();
        }
    }

    /** Presses what leads to another page, and waits for that page. */
    void press(String css) {
        follow(driver.findElement(By.cssSelector(css)));
    }

    void pressButton(String label) {
        follow(driver.findElement(By.xpath("//button[normalize-space()='" + label + "']")));
    }

    void pressLink(String part) {
        follow(driver.findElement(By.partialLinkText(part)));
    }

    /** Goes on by the Tab key alone until this has the focus. */
    void reach(String css) {
        WebElement wanted = driver.findElement(By.cssSelector(css));
        for (int i = 0; i < MOST_TABS; i++) {
            if (driver.switchTo().activeElement().equals(wanted)) {
                return;
            }
            new Actions(driver).sendKeys(Keys.TAB).perform();
        }
        throw new IllegalStateException(css + " cannot be reached by the keyboard at " + address());
    }

    /** Types on the keyboard, whatever has the focus. */
    void strike(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Strikes Enter on what has the focus, and waits for the page that it leads to. */
    void enter() {
        follow(() -> strike(Keys.ENTER));
    }

    private void follow(WebElement pressed) {
        follow(pressed::click);
    }

    private void follow(Runnable act) {
        WebElement page = driver.findElement(By.tagName("html"));
        act.run();
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(window -> !window.findElement(By.tagName("html")).equals(page)
                        && !window.findElements(By.tagName("main")).isEmpty());
    }

    /** How much wider the page is than the window; above 0 means scrolling sideways. */
    long overflow() {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        return side(metrics, "cssContentSize", "width") - side(metrics, "cssLayoutViewport", "clientWidth");
    }

    private static long side(Map<String, Object> metrics, String box, String side) {
        Object found = metrics.get(box);
        if (found instanceof Map<?, ?> sizes && sizes.get(side) instanceof Number size) {
            return size.longValue();
        }
        throw new IllegalStateException("No " + box + "." + side + " in " + metrics.keySet());
    }

    /** Keeps what the window shows in {@code target/screenshots}. */
    void keep(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the screenshot " + name, e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
