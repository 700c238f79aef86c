package org.mmn.promela;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.mmn.resolve.Code;
import org.mmn.resolve.Local;

/** The locals that a function assigns. */
final class Assigned {
  private final Set<Local> locals = Collections.newSetFromMap(new IdentityHashMap<>());

  private Assigned() {}

  static Assigned in(Code code) {
    Assigned assigned = new Assigned();
    assigned.walk(code);
    return assigned;
  }

  boolean contains(Local local) {
    return locals.contains(local);
  }

  private void walk(Code code) {
    if (code instanceof Code.SetLocal set) {
      locals.add(set.local());
    } else if (code instanceof Code.Block block) {
      block.statements().forEach(this::walk);
    } else if (code instanceof Code.If branch) {
      walk(branch.then());
      walk(branch.otherwise());
    } else if (code instanceof Code.While loop) {
      walk(loop.body());
    } else if (code instanceof Code.For loop) {
      walk(loop.body());
    } else if (code instanceof Code.Either either) {
      either.branches().forEach(this::walk);
    } else if (code instanceof Code.Atomically atomic) {
      walk(atomic.body());
    } else if (code instanceof Code.Labeled labeled) {
      walk(labeled.body());
    }
  }
}
