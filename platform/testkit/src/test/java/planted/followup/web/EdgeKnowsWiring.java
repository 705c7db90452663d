package planted.followup.web;

import planted.followup.Wiring;

/** Breaks a rule on purpose. */
record EdgeKnowsWiring(Wiring wiring) {}
