package planted.followup.poll;

import planted.followup.web.Page;

/** Breaks a rule on purpose. */
record FeatureKnowsEdge(Page page) {}
