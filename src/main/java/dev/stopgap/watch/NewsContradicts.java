package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import java.util.List;

/** The press says otherwise than the supplier does: somebody is to look at the official page. It changes nothing. */
public record NewsContradicts(SupplierId supplier, long notice, String title, List<Contradiction> contradictions) {

    public NewsContradicts {
        contradictions = List.copyOf(contradictions);
    }

    /** What is officially so of an area, and what the press says, with its sentence. */
    public record Contradiction(Area area, AreaState official, AreaState press, String evidence) {}
}
