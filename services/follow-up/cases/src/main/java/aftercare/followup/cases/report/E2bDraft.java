package aftercare.followup.cases.report;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.CaseState;
import aftercare.followup.cases.ClinicRole;
import aftercare.followup.cases.Criterion;
import aftercare.followup.cases.CtcaeTerm;
import aftercare.followup.cases.DayTime;
import aftercare.followup.cases.Deadline;
import aftercare.followup.cases.DrugAction;
import aftercare.followup.cases.Exposure;
import aftercare.followup.cases.HistoryEntry;
import aftercare.followup.cases.Medicine;
import aftercare.followup.cases.Outcome;
import aftercare.followup.cases.Reporter;
import aftercare.followup.cases.ReportingClocks;
import aftercare.followup.cases.Seriousness;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case in the shape of ICH E2B(R3): every element under its code, repetitions in arrays under theirs. It is marked a draft, is no
 * valid message and is never sent by itself: a person takes it to the authority's own form. What is not known is left out, so that
 * {@link E2bCheck} names it; a criterion of seriousness is {@code true} or has no value, never {@code false}.
 */
public final class E2bDraft {
    /** The version of MedDRA whose codes CTCAE v5.0 prints. */
    static final String MEDDRA = "20.1";

    static final String NOTICE = "DRAFT. This is not a report and has been sent to nobody.";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(ZoneOffset.UTC);

    private final AdverseEventCase aCase;
    private final CaseContent content;
    private final ReportSender sender;
    private final ReportingClocks clocks;
    private final Instant now;

    private E2bDraft(AdverseEventCase aCase, ReportSender sender, ReportingClocks clocks, Instant now) {
        this.aCase = aCase;
        this.content = aCase.content();
        this.sender = sender;
        this.clocks = clocks;
        this.now = now;
    }

    /** Drafts it. */
    public static ObjectNode of(AdverseEventCase aCase, ReportSender sender, ReportingClocks clocks, Instant now) {
        var draft = new E2bDraft(aCase, sender, clocks, now);
        ObjectNode root = JSON.objectNode().put("draft", true).put("notice", NOTICE);
        draft.message(root);
        draft.identification(root);
        draft.reporter(root);
        draft.patient(root);
        draft.reaction(root.putArray("E.i").addObject());
        draft.medicines(root.putArray("G.k"));
        text(root, "H.1", draft.content.narrative());
        return root;
    }

    private void message(ObjectNode root) {
        String number = aCase.id() + "-" + aCase.revision();
        root.put("N.1.1", 1).put("N.1.2", number);
        text(root, "N.1.3", sender.identifier());
        text(root, "N.1.4", sender.receiver());
        root.put("N.1.5", SECOND.format(now));
        ObjectNode message = root.putArray("N.2.r").addObject().put("N.2.r.1", number);
        text(message, "N.2.r.2", sender.identifier());
        text(message, "N.2.r.3", sender.receiver());
        message.put("N.2.r.4", SECOND.format(now));
    }

    private void identification(ObjectNode root) {
        String unique = sender.country() + "-" + sender.identifier() + "-" + aCase.id();
        root.put("C.1.1", unique)
                .put("C.1.2", SECOND.format(now))
                .put("C.1.3", clocks.role() == ClinicRole.SPONSOR ? 2 : 1)
                .put("C.1.4", date(aCase.receivedAt()))
                .put("C.1.5", date(aCase.informedAt()))
                .put("C.1.6.1", false);
        Optional<Deadline> deadline = clocks.deadline(aCase);
        if (deadline.filter(Deadline::provisional).isPresent()) {
            nullFlavor(root, "C.1.7", "NI");
        } else {
            root.put("C.1.7", deadline.isPresent());
        }
        root.put("C.1.8.1", unique).put("C.1.8.2", 2);
        nullFlavor(root, "C.1.9.1", "NI");
        if (aCase.state() == CaseState.NULLIFIED) {
            root.put("C.1.11.1", 1);
            text(root, "C.1.11.2", aCase.nullified().map(HistoryEntry::reason).orElse(""));
        }
        root.put("C.3.1", sender.type());
        text(root, "C.3.2", sender.organisation());
        if (clocks.role() == ClinicRole.SPONSOR) {
            root.put("C.5.4", 1);
        }
    }

    private void reporter(ObjectNode root) {
        ArrayNode sources = root.putArray("C.2.r");
        Reporter reporter = content.reporter();
        if (reporter != null) {
            ObjectNode source = sources.addObject();
            text(source, "C.2.r.3", reporter.country());
            source.put("C.2.r.4", reporter.qualification().e2b()).put("C.2.r.5", 1);
        }
    }

    /** Follow-up knows a pseudonym only: the name is masked. */
    private void patient(ObjectNode root) {
        nullFlavor(root, "D.1", "MSK");
        nullFlavor(root, "D.7.2", "UNK");
    }

    private void reaction(ObjectNode reaction) {
        if (!content.reported().isBlank()) {
            reaction.put("E.i.1.1a", content.reported().strip());
            text(reaction, "E.i.1.1b", sender.language());
        }
        Optional<CtcaeTerm> term = content.ctcae();
        term.ifPresent(coded -> reaction.put("E.i.2.1a", MEDDRA).put("E.i.2.1b", coded.code()));
        criterion(reaction, "E.i.3.2a", Criterion.DEATH);
        criterion(reaction, "E.i.3.2b", Criterion.LIFE_THREATENING);
        criterion(reaction, "E.i.3.2c", Criterion.HOSPITALISATION);
        criterion(reaction, "E.i.3.2d", Criterion.DISABILITY);
        criterion(reaction, "E.i.3.2e", Criterion.CONGENITAL_ANOMALY);
        criterion(reaction, "E.i.3.2f", Criterion.OTHER_MEDICALLY_IMPORTANT);
        when(reaction, "E.i.4", content.onset());
        when(reaction, "E.i.5", content.end());
        Outcome outcome = content.outcome();
        if (outcome != null) {
            reaction.put("E.i.7", outcome.e2b());
        }
    }

    /** True, or no information; nothing at all while nobody has judged. */
    private void criterion(ObjectNode reaction, String element, Criterion criterion) {
        Seriousness judged = content.seriousness();
        if (judged == null) {
            return;
        }
        if (judged.criteria().contains(criterion)) {
            reaction.put(element, true);
        } else {
            nullFlavor(reaction, element, "NI");
        }
    }

    private void medicines(ArrayNode drugs) {
        boolean told = false;
        for (Medicine medicine : content.medicines()) {
            ObjectNode drug =
                    drugs.addObject().put("G.k.1", medicine.role().e2b()).put("G.k.2.2", medicine.name());
            if (!medicine.dose().isBlank()) {
                drug.putArray("G.k.4.r").addObject().put("G.k.4.r.8", medicine.dose());
            }
            if (!medicine.indication().isBlank()) {
                drug.putArray("G.k.7.r").addObject().put("G.k.7.r.1", medicine.indication());
            }
            if (!told && isTheKetamine(medicine)) {
                ketamine(drug);
                told = true;
            }
        }
    }

    private static boolean isTheKetamine(Medicine medicine) {
        return medicine.suspect() && medicine.name().toLowerCase(Locale.ROOT).contains("ketamine");
    }

    private void ketamine(ObjectNode drug) {
        DrugAction action = content.action();
        if (action != null) {
            drug.put("G.k.8", action.e2b());
        }
        ObjectNode relation = JSON.objectNode();
        ArrayNode assessments = JSON.arrayNode();
        content.whoUmcCategory()
                .ifPresent(category ->
                        assessments.addObject().put("G.k.9.i.2.r.2", "WHO-UMC").put("G.k.9.i.2.r.3", category.id()));
        content.naranjoScore()
                .ifPresent(score -> assessments
                        .addObject()
                        .put("G.k.9.i.2.r.2", "Naranjo")
                        .put("G.k.9.i.2.r.3", score.category().id() + " (" + score.total() + ")"));
        if (!assessments.isEmpty()) {
            relation.set("G.k.9.i.2.r", assessments);
        }
        Exposure exposure = content.exposure();
        if (exposure != null) {
            drug.put("G.k.5a", exposure.cumulativeMg()).put("G.k.5b", "mg");
            relation.put("G.k.9.i.3.2a", exposure.sinceLastDose().toHours()).put("G.k.9.i.3.2b", "h");
        }
        if (!relation.isEmpty()) {
            drug.putArray("G.k.9.i").add(relation);
        }
    }

    private String date(Instant instant) {
        ZoneId zone = clocks.zone();
        return DATE.format(instant.atZone(zone));
    }

    private static void when(ObjectNode node, String element, @Nullable DayTime when) {
        if (when != null) {
            node.put(
                    element,
                    when.time() == null
                            ? DATE.format(when.day())
                            : MINUTE.format(when.day().atTime(when.time())));
        }
    }

    private static void text(ObjectNode node, String element, String text) {
        if (!text.isBlank()) {
            node.put(element, text.strip());
        }
    }

    private static void nullFlavor(ObjectNode node, String element, String flavor) {
        node.putObject(element).put("nullFlavor", flavor);
    }
}
