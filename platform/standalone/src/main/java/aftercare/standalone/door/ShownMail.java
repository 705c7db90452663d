package aftercare.standalone.door;

import java.util.List;

/** A mail as the mailbox shows it. */
public record ShownMail(String id, String sent, String to, String subject, List<TextPiece> pieces) {

    public ShownMail {
        pieces = List.copyOf(pieces);
    }
}
