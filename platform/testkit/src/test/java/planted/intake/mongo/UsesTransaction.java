package planted.intake.mongo;

import com.mongodb.client.ClientSession;

/** Breaks a rule on purpose. */
record UsesTransaction(ClientSession session) {}
