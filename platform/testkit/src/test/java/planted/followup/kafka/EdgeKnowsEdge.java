package planted.followup.kafka;

import planted.followup.mongo.Documents;

/** Breaks a rule on purpose. */
record EdgeKnowsEdge(Documents documents) {}
