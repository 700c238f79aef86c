package org.mmn.resolve;

import java.util.List;

/** Whether code can come to its end. */
final class Flow {

  boolean completes(Code code) {
    if (code instanceof Code.Block block) {
      return completes(block.statements());
    } else if (code instanceof Code.If choice) {
      return completesIf(choice);
    } else if (code instanceof Code.While loop) {
      boolean forever = loop.condition() instanceof Value.Constant c && c.value() != 0;
      return !forever || breaks(loop.body());
    } else if (code instanceof Code.Either either) {
      return either.branches().stream().anyMatch(this::completes);
    } else if (code instanceof Code.Atomically atomically) {
      return completes(atomically.body());
    } else if (code instanceof Code.Labeled labeled) {
      return completes(labeled.body());
    }
    return !(code instanceof Code.Return
        || code instanceof Code.Yield
        || code instanceof Code.Goto
        || code instanceof Code.Break
        || code instanceof Code.Continue);
  }

  private boolean completesIf(Code.If choice) {
    if (choice.condition() instanceof Value.Constant c) {
      return completes(c.value() != 0 ? choice.then() : choice.otherwise());
    }
    return completes(choice.then()) || completes(choice.otherwise());
  }

  private boolean completes(List<Code> statements) {
    boolean reached = true;
    for (Code statement : statements) {
      reached = (reached || statement instanceof Code.Labeled) && completes(statement);
    }
    return reached;
  }

  /** Whether {@code body} leaves the loop that it is the body of. */
  private boolean breaks(Code body) {
    if (body instanceof Code.Block block) {
      return block.statements().stream().anyMatch(this::breaks);
    } else if (body instanceof Code.If choice) {
      return breaks(choice.then()) || breaks(choice.otherwise());
    } else if (body instanceof Code.Either either) {
      return either.branches().stream().anyMatch(this::breaks);
    } else if (body instanceof Code.Atomically atomically) {
      return breaks(atomically.body());
    } else if (body instanceof Code.Labeled labeled) {
      return breaks(labeled.body());
    }
    return body instanceof Code.Break;
  }
}
