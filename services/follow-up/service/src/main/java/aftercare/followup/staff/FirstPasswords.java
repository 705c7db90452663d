package aftercare.followup.staff;

import java.util.List;

/** Shows the passwords of the accounts made at the first start, once; they are stored nowhere. */
@FunctionalInterface
public interface FirstPasswords {
    /** Called once in the life of a database, with every account that was made. */
    void show(List<FirstPassword> made);

    /** A new account and the only showing of its password. */
    record FirstPassword(String username, Role role, String password) {
        @Override
        public String toString() {
            return "FirstPassword[" + username + "]";
        }
    }
}
