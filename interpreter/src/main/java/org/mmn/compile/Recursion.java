package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Which functions may call themselves, through others or callbacks. */
final class Recursion {
  private final BitSet functions = new BitSet();

  Recursion(Program program) {
    int count = program.functions().size();
    BitSet[] calls = new BitSet[count];
    for (int f = 0; f < count; f++) {
      calls[f] = calls(program, program.functions().get(f));
    }
    for (int f = 0; f < count; f++) {
      functions.set(f, reaches(calls, f));
    }
  }

  BitSet functions() {
    return functions;
  }

  private static BitSet calls(Program program, ThreadCode function) {
    BitSet calls = new BitSet();
    for (Instruction i : function.code()) {
      if (i.code() == Opcode.CALL) {
        calls.set(i.a());
      } else if (i.code() == Opcode.CALL_BACK) {
        for (int callback : program.tables().get(i.a())) {
          if (callback >= 0) {
            calls.set(callback);
          }
        }
      }
    }
    return calls;
  }

  private static boolean reaches(BitSet[] calls, int function) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(function);
    while (!open.isEmpty()) {
      BitSet next = (BitSet) calls[open.remove()].clone();
      next.andNot(seen);
      seen.or(next);
      next.stream().forEach(open::add);
    }
    return seen.get(function);
  }
}
