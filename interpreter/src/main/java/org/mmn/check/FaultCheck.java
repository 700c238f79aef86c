package org.mmn.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.explore.Finding;
import org.mmn.explore.Observer;
import org.mmn.state.Fault;
import org.mmn.state.State;
import org.mmn.state.View;

/**
 * Turns what an action does wrong by itself into findings: one for each kind, place and subject.
 */
public final class FaultCheck<S extends State & View> implements Observer<S> {

  /**
   * A fault at a place.
   *
   * @param subject the name of what it was done to
   */
  public record FaultSeen(Fault kind, String subject, String op, int site) {}

  private final Faults faults;
  private final Map<FaultSeen, Finding> seen = new LinkedHashMap<>();

  public FaultCheck(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void moved(S state, int thread, Sightings sightings) {
    for (Faults.Raised raised : faults.raised()) {
      String op = raised.action().op().name();
      boolean itself = raised.kind() == Fault.CONTRACT && raised.subject() == Fault.OF_THE_OP;
      String subject = itself ? op : faults.subject(raised.kind(), raised.subject());
      FaultSeen fault = new FaultSeen(raised.kind(), subject, op, raised.action().site());
      seen.computeIfAbsent(fault, FaultCheck::finding);
      if (fault.kind().endsPath()) {
        sightings.seeLast(fault);
      } else {
        sightings.see(fault);
      }
    }
  }

  private static Finding finding(FaultSeen fault) {
    boolean named = fault.kind() == Fault.OVERFLOW || fault.kind() == Fault.CONTRACT;
    List<String> subjects = named ? List.of(fault.subject()) : List.of();
    return new Finding(fault.kind().verdict(), subjects, List.of(fault), fault);
  }

  @Override
  public List<Finding> findings(boolean complete) {
    return new ArrayList<>(seen.values());
  }
}
