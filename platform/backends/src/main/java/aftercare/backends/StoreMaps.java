package aftercare.backends;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.StringDataType;

/** The maps of the store's file by what they hold. A collection's full name begins with its database's. */
final class StoreMaps {
    private static final String DATA = "data/";
    private static final String INDEX = "index/";

    private final MVStore file;
    private final MVMap<String, String> definitions;

    StoreMaps(MVStore file) {
        this.file = file;
        this.definitions = file.openMap(
                "definitions",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /** The databases with something in the file. */
    Set<String> databases() {
        var names = new TreeSet<String>();
        for (String map : file.getMapNames()) {
            if (map.startsWith(DATA)) {
                names.add(map.substring(DATA.length(), map.indexOf('.')));
            }
        }
        return names;
    }

    MVMap<byte[], byte[]> data(String collection) {
        return bytes(DATA + collection);
    }

    MVMap<byte[], byte[]> uniqueIndex(String collection, String index) {
        return bytes(indexMap(collection, index));
    }

    MVMap<byte[], Integer> sortedIndex(String collection, String index) {
        return file.openMap(
                indexMap(collection, index),
                new MVMap.Builder<byte[], Integer>().keyType(CheckedBytes.TYPE).valueType(IntegerDataType.INSTANCE));
    }

    /** Empties an index that was made by another definition or lacks documents, so that it is built anew. */
    void clearUnlessCurrent(String collection, SortedIndex index, MVMap<byte[], Integer> map) {
        String name = indexMap(collection, index.getName());
        boolean current = index.definition().equals(definitions.get(name))
                && map.sizeAsLong() == data(collection).sizeAsLong();
        if (!current) {
            map.clear();
            definitions.put(name, index.definition());
        }
    }

    void removeIndex(String collection, String index) {
        remove(indexMap(collection, index));
    }

    void removeCollection(String collection) {
        remove(DATA + collection);
        namesUnder(INDEX + collection + "/").forEach(this::remove);
    }

    void removeDatabase(String database) {
        namesUnder(DATA + database + ".").forEach(this::remove);
        namesUnder(INDEX + database + ".").forEach(this::remove);
    }

    void renameCollection(String from, String to) {
        rename(DATA + from, DATA + to);
        String prefix = INDEX + from + "/";
        for (String name : namesUnder(prefix)) {
            rename(name, INDEX + to + "/" + name.substring(prefix.length()));
        }
    }

    long fileSize() {
        return file.getFileStore().size();
    }

    private void rename(String from, String to) {
        file.renameMap(file.openMap(from), to);
        String definition = definitions.remove(from);
        if (definition != null) {
            definitions.put(to, definition);
        }
    }

    private void remove(String name) {
        definitions.remove(name);
        if (file.hasMap(name)) {
            file.removeMap(name);
        }
    }

    private List<String> namesUnder(String prefix) {
        return file.getMapNames().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private MVMap<byte[], byte[]> bytes(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>().keyType(CheckedBytes.TYPE).valueType(CheckedBytes.TYPE));
    }

    private static String indexMap(String collection, String index) {
        return INDEX + collection + "/" + index;
    }
}
