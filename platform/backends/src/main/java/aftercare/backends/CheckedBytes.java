package aftercare.backends;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes in unsigned order, written with a checksum, since the file's own covers the headers of pages only. */
final class CheckedBytes extends BasicDataType<byte[]> {
    static final CheckedBytes TYPE = new CheckedBytes();

    private static final int OVERHEAD = 24;

    @Override
    public int getMemory(byte[] bytes) {
        return OVERHEAD + bytes.length;
    }

    @Override
    public void write(WriteBuffer out, byte[] bytes) {
        out.putVarInt(bytes.length);
        out.put(bytes);
        out.putInt(checksum(bytes));
    }

    @Override
    public byte[] read(ByteBuffer in) {
        int length = DataUtils.readVarInt(in);
        if (length < 0 || length > in.remaining() - Integer.BYTES) {
            throw damaged();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        if (in.getInt() != checksum(bytes)) {
            throw damaged();
        }
        return bytes;
    }

    private static RuntimeException damaged() {
        return DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "A checksum does not match");
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public int compare(byte[] one, byte[] two) {
        return Arrays.compareUnsigned(one, two);
    }

    private CheckedBytes() {}
}
