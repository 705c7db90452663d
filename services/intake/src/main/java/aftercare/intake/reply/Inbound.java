package aftercare.intake.reply;

/**
 * Something that came in by a channel. Its text form shows nothing.
 *
 * @param id the channel's own, the same when it is told twice
 * @param channel {@code sms} or {@code email}
 * @param from a number in E.164, or an e-mail address
 */
public record Inbound(String id, String channel, String from, String text) {
    @Override
    public String toString() {
        return "Inbound[" + channel + "]";
    }
}
