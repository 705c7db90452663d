package aftercare.web;

import java.util.Set;

/**
 * The member of staff behind a request. A controller method that has a parameter of this type gets it from the signed
 * cookie or the bearer token; such a method is never reached without sign-in.
 *
 * @param account sign-in name, which facts carry as {@code by}
 * @param name as shown on pages
 */
public record Staff(String account, String name, Set<Role> roles) {
    public Staff {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Goes on only if this person holds one of the roles.
     *
     * @throws NotAllowedException otherwise; the answer is a page or a problem with status 403
     */
    public void needs(Role... oneOf) {
        for (Role role : oneOf) {
            if (is(role)) {
                return;
            }
        }
        throw new NotAllowedException(this, oneOf);
    }
}
