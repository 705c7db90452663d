package aftercare.messaging;

import org.bson.Document;

/**
 * How a state looks as a document. What is written often deserves a form of its own: the general one looks up every
 * component anew.
 *
 * @param <S> the state
 */
public interface DocumentForm<S> {
    /**
     * Puts the state's fields into a document. {@code _id} is there already; the names {@code version}, {@code sequence},
     * {@code pending} and {@code pendingSince} are taken.
     */
    void write(S state, Document to);

    /** The state that was written so. */
    S read(Document from);
}
