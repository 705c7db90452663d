package aftercare.session.web;

import aftercare.web.FormErrors;
import java.util.List;

/**
 * What stands in the forms of one session's page: what was typed, what is wrong with it, and why a command was refused.
 *
 * @param title of a refusal; empty without one
 */
public record SessionForms(
        String title,
        String detail,
        List<String> seen,
        CompleteForm complete,
        FormErrors completeErrors,
        AbortForm abort,
        FormErrors abortErrors,
        String reviewReason,
        FormErrors reviewErrors) {

    static SessionForms empty() {
        return new SessionForms(
                "",
                "",
                List.of(),
                CompleteForm.empty(),
                new FormErrors(),
                new AbortForm("", "no"),
                new FormErrors(),
                "",
                new FormErrors());
    }

    SessionForms withSeen(List<String> ticked) {
        return new SessionForms(
                title,
                detail,
                List.copyOf(ticked),
                complete,
                completeErrors,
                abort,
                abortErrors,
                reviewReason,
                reviewErrors);
    }

    SessionForms withComplete(CompleteForm form, FormErrors errors) {
        return new SessionForms(title, detail, seen, form, errors, abort, abortErrors, reviewReason, reviewErrors);
    }

    SessionForms withAbort(AbortForm form, FormErrors errors) {
        return new SessionForms(
                title, detail, seen, complete, completeErrors, form, errors, reviewReason, reviewErrors);
    }

    SessionForms withReview(String reason, FormErrors errors) {
        return new SessionForms(title, detail, seen, complete, completeErrors, abort, abortErrors, reason, errors);
    }

    SessionForms withRefusal(Said said) {
        return new SessionForms(
                said.title(),
                said.detail(),
                seen,
                complete,
                completeErrors,
                abort,
                abortErrors,
                reviewReason,
                reviewErrors);
    }

    boolean faulty() {
        return !title.isEmpty() || completeErrors.any() || abortErrors.any() || reviewErrors.any();
    }
}
