package planted.tests;

/** Breaks a rule on purpose. */
final class Sleeps {
    void waits() throws InterruptedException {
        Thread.sleep(1);
    }
}
