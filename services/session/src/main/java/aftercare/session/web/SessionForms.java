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
        FormErrors abortErrors) {

    static SessionForms empty() {
        return new SessionForms(
                "", "", List.of(), CompleteForm.empty(), new FormErrors(), new AbortForm("", "no"), new FormErrors());
    }

    SessionForms withSeen(List<String> ticked) {
        return new SessionForms(title, detail, List.copyOf(ticked), complete, completeErrors, abort, abortErrors);
    }

    SessionForms withComplete(CompleteForm form, FormErrors errors) {
        return new SessionForms(title, detail, seen, form, errors, abort, abortErrors);
    }

    SessionForms withAbort(AbortForm form, FormErrors errors) {
        return new SessionForms(title, detail, seen, complete, completeErrors, form, errors);
    }

    SessionForms withRefusal(Said said) {
        return new SessionForms(said.title(), said.detail(), seen, complete, completeErrors, abort, abortErrors);
    }

    boolean faulty() {
        return !title.isEmpty() || completeErrors.any() || abortErrors.any();
    }
}
