package aftercare.followup.web;

import aftercare.followup.escalation.Disposition;
import aftercare.followup.escalation.EmergencyContact;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.PutOff;
import aftercare.followup.escalation.SecondSignature;
import aftercare.followup.escalation.WelfareCheck;
import aftercare.web.Clinic;
import aftercare.web.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done about an escalation, in the words and times of the clinic. */
final class DealView {
    private final EscalationView view;
    private final HandOver handOver;
    private final SecondSignature second;
    private final Clinic clinic;

    DealView(EscalationView view, HandOver handOver, SecondSignature second, Clinic clinic) {
        this.view = view;
        this.handOver = handOver;
        this.second = second;
        this.clinic = clinic;
    }

    ShownDeal show(Escalation escalation, Staff staff) {
        Matter matter = escalation.matter();
        return new ShownDeal(
                matter.calls().size() + 1,
                matter.calls().stream()
                        .map(call -> new ShownCall(
                                clinic.time(call.at()),
                                view.name(call.by()),
                                call.outcome().label(),
                                call.note()))
                        .toList(),
                handOver.candidates(matter).stream()
                        .filter(account -> !account.username().equals(staff.account()))
                        .map(account -> new ShownDeal.Colleague(account.username(), account.name()))
                        .toList(),
                PutOff.longest(matter.tier()).toHours(),
                second.needed(matter),
                Optional.ofNullable(matter.proposal())
                        .filter(_ -> escalation.standing())
                        .map(proposal -> proposal(proposal, staff))
                        .orElse(null));
    }

    private ShownDeal.Proposal proposal(Resolution proposal, Staff staff) {
        return new ShownDeal.Proposal(
                proposal.noteId(),
                view.name(proposal.by()),
                clinic.time(proposal.at()),
                proposal.disposition().label(),
                proposal.note(),
                details(proposal),
                proposal.by().equals(staff.account()));
    }

    /** What a disposition says besides, a sentence each. */
    static List<String> details(Resolution how) {
        Map<String, String> details = how.details() == null ? Map.of() : how.details();
        List<String> lines = new ArrayList<>();
        if (how.disposition() == Disposition.DUPLICATE) {
            lines.add("Dealt with in " + details.getOrDefault("duplicateOf", ""));
        }
        EmergencyContact.ofCode(details.getOrDefault("emergencyContact", ""))
                .map(EmergencyContact::label)
                .ifPresent(lines::add);
        WelfareCheck.ofCode(details.getOrDefault("welfareCheck", ""))
                .map(WelfareCheck::label)
                .ifPresent(lines::add);
        return List.copyOf(lines);
    }
}
