package aftercare.web.provider;

import aftercare.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Somebody else than the provider tells it, or it is too long ago. */
public final class NotSignedException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    public NotSignedException() {
        super(
                HttpStatus.FORBIDDEN,
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        "Not signed",
                        "The signature is not the provider's, or not of the last five minutes. Nothing was changed."),
                null);
    }
}
