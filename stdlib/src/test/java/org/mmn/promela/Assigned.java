package org.mmn.promela;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.mmn.resolve.Code;
import org.mmn.resolve.CodeWalk;
import org.mmn.resolve.Local;

/** The locals that a function assigns. */
final class Assigned extends CodeWalk {
  private final Set<Local> locals = Collections.newSetFromMap(new IdentityHashMap<>());

  static Assigned in(Code code) {
    Assigned assigned = new Assigned();
    assigned.walk(code);
    return assigned;
  }

  boolean contains(Local local) {
    return locals.contains(local);
  }

  @Override
  protected void visit(Code code) {
    if (code instanceof Code.SetLocal set) {
      locals.add(set.local());
    }
  }
}
