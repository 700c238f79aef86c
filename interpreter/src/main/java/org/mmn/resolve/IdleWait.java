package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Unit;

/**
 * What a daemon's idle wait names. The idle wait is the first call in its body; it names the shared
 * state among its arguments or, when there is none, what it calls.
 */
final class IdleWait extends SyntaxWalk {
  private final List<Expr.Call> calls = new ArrayList<>();

  private IdleWait() {}

  static List<String> names(Decl.ThreadDecl daemon, Unit unit) {
    IdleWait search = new IdleWait();
    search.walk(daemon.body());
    if (search.calls.isEmpty()) {
      throw new IllegalArgumentException(
          unit.file().name() + ": daemon '" + daemon.name() + "' waits for nothing");
    }
    Expr.Call wait = search.calls.get(0);
    List<String> names = new ArrayList<>();
    for (Expr.Argument argument : wait.arguments()) {
      if (argument.value() instanceof Expr.Name name) {
        names.add(name.name());
      }
    }
    if (names.isEmpty() && wait.callee() instanceof Expr.Name callee) {
      names.add(callee.name());
    }
    return names;
  }

  @Override
  void call(Expr.Call call) {
    calls.add(call);
  }
}
