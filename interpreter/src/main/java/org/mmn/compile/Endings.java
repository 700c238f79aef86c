package org.mmn.compile;

import java.util.List;

/** Where the next action of a thread may be its last. */
public final class Endings {
  private final List<ThreadCode> functions;

  /** By function, whether it may return without any action. */
  private final boolean[] silent;

  Endings(List<ThreadCode> functions) {
    this.functions = functions;
    this.silent = new boolean[functions.size()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int f = 0; f < silent.length; f++) {
        boolean returns = returns(f, 0);
        changed |= returns != silent[f];
        silent[f] = returns;
      }
    }
  }

  /**
   * Whether a thread may end without a further action after its next one.
   *
   * @param calls functions and pcs of the calls that it is in, outermost first, in pairs
   */
  public boolean mayFollow(int[] calls) {
    for (int i = 0; i < calls.length; i += 2) {
      if (!returns(calls[i], calls[i + 1] + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean returns(int function, int pc) {
    Instruction[] code = functions.get(function).code();
    return returns(code, pc, new boolean[code.length]);
  }

  private boolean returns(Instruction[] code, int start, boolean[] seen) {
    for (int pc = start; pc < code.length && !seen[pc]; pc++) {
      seen[pc] = true;
      Instruction i = code[pc];
      switch (i.code()) {
        case RETURN -> {
          return true;
        }
        case ACT, FAIL -> {
          return false;
        }
        case CALL -> {
          if (!silent[i.a()]) {
            return false;
          }
        }
        case BRANCH -> {
          if (returns(code, i.b(), seen)) {
            return true;
          }
        }
        case JUMP -> pc = i.a() - 1;
        default -> {}
      }
    }
    return false;
  }
}
