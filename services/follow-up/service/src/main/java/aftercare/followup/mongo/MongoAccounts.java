package aftercare.followup.mongo;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Accounts in the collection {@code accounts}, by username. */
public final class MongoAccounts implements Accounts {
    private static final String COLLECTION = "accounts";

    private final MongoTemplate template;

    public MongoAccounts(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public Optional<StoredAccount> find(String username) {
        return Optional.ofNullable(
                        collection().find(Filters.eq("_id", username)).first())
                .map(MongoAccounts::stored);
    }

    @Override
    public boolean addIfAbsent(StoredAccount stored) {
        Account account = stored.account();
        try {
            collection()
                    .insertOne(new Document("_id", account.username())
                            .append("name", account.name())
                            .append("email", account.email())
                            .append(
                                    "roles",
                                    account.roles().stream()
                                            .map(Role::name)
                                            .sorted()
                                            .toList())
                            .append("careTeams", new ArrayList<>(account.careTeams()))
                            .append("passwordHash", stored.passwordHash()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isEmpty() {
        return collection().find().first() == null;
    }

    /** A clinic has a handful of accounts: all are read and chosen from here. */
    @Override
    public List<Account> of(Role role) {
        List<Account> all = new ArrayList<>();
        collection().find().forEach(document -> all.add(stored(document).account()));
        return all.stream()
                .filter(account -> account.roles().contains(role))
                .sorted(Comparator.comparing(Account::username))
                .toList();
    }

    private static StoredAccount stored(Document document) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        document.getList("roles", String.class).forEach(role -> roles.add(Role.valueOf(role)));
        return new StoredAccount(
                new Account(
                        document.getString("_id"),
                        document.getString("name"),
                        document.getString("email"),
                        roles,
                        new HashSet<>(document.getList("careTeams", String.class))),
                document.getString("passwordHash"));
    }

    private MongoCollection<Document> collection() {
        return template.getCollection(COLLECTION);
    }
}
