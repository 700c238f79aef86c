package org.mmn.compile;

import java.util.List;
import org.mmn.model.Op;

/**
 * Where an assignment to a ghost may follow an action and so belong to its step (rule 1): such a
 * step is seen by whoever reads the ghost, even if the action itself is not.
 */
public final class Joins {
  private final List<ThreadCode> functions;
  private final List<Op> ops;
  private final boolean any;
  private final boolean[] entry;

  Joins(List<ThreadCode> functions, List<Op> ops) {
    this.functions = functions;
    this.ops = ops;
    this.any = ops.stream().anyMatch(Op::joins);
    this.entry = new boolean[functions.size()];
    boolean changed = any;
    while (changed) {
      changed = false;
      for (int f = 0; f < entry.length; f++) {
        boolean joins = follows(f, 0) != Next.ACTION;
        changed |= joins != entry[f];
        entry[f] |= joins;
      }
    }
  }

  /** What comes first after a place in the code. */
  private enum Next {
    ACTION,
    RETURN,
    GHOST
  }

  /**
   * Whether a ghost may be assigned before the next action of its own.
   *
   * @param calls functions and pcs of the calls that a thread is in, outermost first, in pairs
   */
  public boolean mayFollow(int[] calls) {
    if (!any) {
      return false;
    }
    for (int i = calls.length - 2; i >= 0; i -= 2) {
      Next next = follows(calls[i], calls[i + 1] + 1);
      if (next != Next.RETURN) {
        return next == Next.GHOST;
      }
    }
    return false;
  }

  private Next follows(int function, int pc) {
    Instruction[] code = functions.get(function).code();
    return follows(code, pc, new boolean[code.length]);
  }

  private Next follows(Instruction[] code, int start, boolean[] seen) {
    Next found = Next.ACTION;
    for (int pc = start; !seen[pc]; pc++) {
      seen[pc] = true;
      Instruction i = code[pc];
      switch (i.code()) {
        case ACT -> {
          return ops.get(i.a()).joins() ? Next.GHOST : found;
        }
        case RETURN -> {
          return max(found, Next.RETURN);
        }
        case CALL -> {
          if (entry[i.a()]) {
            return Next.GHOST;
          }
          return found;
        }
        case CALL_BACK -> {
          return Next.GHOST;
        }
        case BRANCH -> found = max(found, follows(code, i.b(), seen));
        case JUMP -> pc = i.a() - 1;
        case FAIL -> {
          return found;
        }
        default -> {}
      }
    }
    return found;
  }

  private static Next max(Next a, Next b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
