package aftercare.session.web;

import org.jspecify.annotations.Nullable;

/** A field as it was typed. */
final class Typed {
    private Typed() {}

    static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
