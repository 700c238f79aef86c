package org.mmn.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmn.source.Span;

/** Checks that nothing in an {@code atomically} may have to wait but its first action. */
final class AtomicBlocks {
  private final Session session;
  private final List<Driver> drivers;

  AtomicBlocks(Session session, List<Driver> drivers) {
    this.session = session;
    this.drivers = drivers;
  }

  void check(Function function) {
    new CodeWalk() {
      @Override
      protected void visit(Code code) {
        if (code instanceof Code.Atomically block) {
          new Walk(block.span()).code(block.body(), false);
        }
      }
    }.walk(function.body());
  }

  /**
   * Follows what runs in one block. The flag that is passed along says whether an action may have
   * happened before.
   */
  private final class Walk {
    private final Span block;
    private final Set<Function> entered = new LinkedHashSet<>();

    Walk(Span block) {
      this.block = block;
    }

    boolean code(Code code, boolean acted) {
      if (code instanceof Code.Block b) {
        boolean now = acted;
        for (Code statement : b.statements()) {
          now = code(statement, now);
        }
        return now;
      } else if (code instanceof Code.If choice) {
        boolean now = value(choice.condition(), acted);
        boolean then = code(choice.then(), now);
        boolean otherwise = code(choice.otherwise(), now);
        return then || otherwise;
      } else if (code instanceof Code.While loop) {
        boolean once = code(loop.body(), value(loop.condition(), acted));
        return code(loop.body(), value(loop.condition(), once));
      } else if (code instanceof Code.For loop) {
        boolean now = value(loop.limit(), value(loop.first(), acted));
        return code(loop.body(), code(loop.body(), now));
      } else if (code instanceof Code.Either either) {
        return either.branches().stream()
            .map(b -> code(b, acted))
            .reduce(acted, Boolean::logicalOr);
      }
      return simple(code, acted);
    }

    private boolean simple(Code code, boolean acted) {
      if (code instanceof Code.Labeled labeled) {
        return code(labeled.body(), acted);
      } else if (code instanceof Code.Atomically inner) {
        return code(inner.body(), acted);
      } else if (code instanceof Code.Evaluate evaluate) {
        return value(evaluate.value(), acted);
      } else if (code instanceof Code.SetLocal set) {
        return value(set.value(), acted);
      } else if (code instanceof Code.SetShared set) {
        value(set.value(), acted);
        return true;
      } else if (code instanceof Code.Return leave && leave.value().isPresent()) {
        return value(leave.value().get(), acted);
      } else if (code instanceof Code.Yield leave && leave.value().isPresent()) {
        return value(leave.value().get(), acted);
      } else if (code instanceof Code.Assert assertion) {
        return value(assertion.condition(), acted);
      }
      return acted;
    }

    private boolean value(Value value, boolean acted) {
      boolean now = acted;
      for (Value part : CodeWalk.parts(value)) {
        now = value(part, now);
      }
      if (value instanceof Value.CallExtern call) {
        return primitive(call, now);
      } else if (value instanceof Value.ReadShared read) {
        return now || !read.type().kind().isObject();
      } else if (value instanceof Value.Inline inline) {
        return code(inline.body(), now);
      } else if (value instanceof Value.Call call) {
        return enter(call.function(), now);
      } else if (value instanceof Value.CallBack call) {
        boolean result = now;
        for (Function callback : Uses.callees(call, drivers)) {
          result |= enter(callback, now);
        }
        return result;
      }
      return now;
    }

    private boolean primitive(Value.CallExtern call, boolean acted) {
      if (acted && session.operations().mayWait().test(call.extern().name())) {
        session
            .diagnostics()
            .add(
                org.mmn.source.Diagnostic.error(
                        Codes.WAITS_IN_ATOMICALLY,
                        call.span(),
                        "'"
                            + call.extern().name()
                            + "' may have to wait: in 'atomically' only"
                            + " the first action may")
                    .note(block, "in this block"));
      }
      return true;
    }

    private boolean enter(Function function, boolean acted) {
      if (!entered.add(function)) {
        return true;
      }
      boolean now = code(function.body(), acted);
      entered.remove(function);
      return now;
    }
  }
}
