package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts the bytes of dead letters (AES-256-GCM), each bound to the id of its letter, since nobody knows what is in them. */
final class SealedBytes {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** From base64 of 32 bytes. */
    SealedBytes(String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "aftercare.secrets.dead-letters is not base64: set it to base64 of 32 bytes", e);
        }
        if (bytes.length != 32) {
            throw new IllegalArgumentException(
                    "aftercare.secrets.dead-letters holds " + bytes.length + " bytes: set it to base64 of 32 bytes");
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    byte[] seal(String letter, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, letter, nonce, plain, 0, plain.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] open(String letter, byte[] sealed) {
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 0, nonce, 0, NONCE);
        return run(Cipher.DECRYPT_MODE, letter, nonce, sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] run(int mode, String letter, byte[] nonce, byte[] bytes, int from, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(letter.getBytes(UTF_8));
            return cipher.doFinal(bytes, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot " + (mode == Cipher.ENCRYPT_MODE ? "seal" : "open") + " dead letter " + letter
                            + ": was aftercare.secrets.dead-letters changed?",
                    e);
        }
    }
}
