package dev.stopgap.triage;

import dev.stopgap.platform.SampleJudgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How the drill's approvers decide: they keep the first few lines for medical use where the proposal is a substitute, ask
 * about every seventh package before they approve it, and return every thirteenth once.
 */
@Component
@Profile("drill")
class SampleApprover implements SampleJudgement {

    private static final int LINES_TO_KEEP = 3;

    private final Packages packages;
    private final PackageLines lines;
    private final Overrules overrules;
    private final PackageHeads heads;

    SampleApprover(Packages packages, PackageLines lines, Overrules overrules, PackageHeads heads) {
        this.packages = packages;
        this.lines = lines;
        this.overrules = overrules;
        this.heads = heads;
    }

    @Override
    public String task() {
        return OrderDecision.DECIDE_PACKAGE;
    }

    @Override
    public Map<String, Object> play(SampleTask sample) {
        var id = PackageId.of(String.valueOf(sample.variables().get(OrderDecision.PACKAGE_ID)));
        var head = heads.head(id, sample.user());
        var answers = new HashMap<String, Object>();
        if (head.number() % 7 == 3 && head.answer() == null) {
            answers.put(OrderDecision.OUTCOME, "askBack");
            answers.put(OrderDecision.QUESTION, "使用部署は、いつまでにこの品を必要としていますか。");
        } else if (head.number() % 13 == 6 && head.returnReason() == null) {
            answers.put(OrderDecision.OUTCOME, "return");
            answers.put(OrderDecision.RETURN_REASON, "使用部署が待てるものまで含まれていないか、確かめてください。");
        } else {
            keepMedicalLines(id, sample.user());
            answers.put(OrderDecision.OUTCOME, "approve");
        }
        return answers;
    }

    private void keepMedicalLines(PackageId id, String user) {
        DecisionPackage it = packages.get(id);
        if (it.proposal() != Conclusion.SUBSTITUTE) {
            return;
        }
        List<PackageLine> medical = lines.page(id, null, LineFilter.CARE, null, 200).lines().stream()
                .filter(line -> line.use().equals("MEDICAL") && line.goneAt() == null)
                .limit(LINES_TO_KEEP)
                .toList();
        int revision = it.revision();
        for (PackageLine line : medical) {
            revision = overrules
                    .overrule(
                            id,
                            revision,
                            Overrules.Lines.one(line.orderNo(), line.lineNo()),
                            Conclusion.CONTINUE,
                            "同等品の承認に時間がかかるため",
                            user)
                    .revision();
        }
    }
}
