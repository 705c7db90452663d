package aftercare.followup.staff;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows the passwords of the accounts made at the first start, once; they are stored nowhere. */
@FunctionalInterface
public interface FirstPasswords {
    /** Called once in the life of a database, with every account that was made. */
    void show(List<FirstPassword> made);

    /** A new account and the only showing of its password. */
    record FirstPassword(String username, Set<Role> roles, String password) {
        public FirstPassword {
            roles = Set.copyOf(roles);
        }

        /** The roles, in their order, with commas between. */
        public String rolesInWords() {
            return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return "FirstPassword[" + username + "]";
        }
    }
}
