package org.mmn.check;

import java.util.List;
import org.mmn.model.Action;
import org.mmn.state.Fault;

/** What the last step of the machine did wrong. */
public interface Faults {

  /**
   * One thing that an action did wrong.
   *
   * @param subject what it was done to, in the fault's own numbering
   */
  record Raised(Fault kind, int subject, Action action) {}

  /** The faults of the last step, in the order in which they were raised; empty as a rule. */
  List<Raised> raised();

  /** The name of what a fault was about: of a variable, a callback, a lock, a frame. */
  String subject(Fault kind, int subject);
}
