package aftercare.followup.staff;

/** Makes and checks what is stored in the place of a password. */
public interface PasswordHashes {
    /** A hash that says itself how it was made; a new one each time. */
    String hash(String password);

    /** True when the hash was made of this password. */
    boolean matches(String password, String hash);
}
