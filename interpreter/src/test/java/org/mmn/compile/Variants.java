package org.mmn.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mmn.model.Op;

/** Programs with something put in the place of a part: twins that must agree, and mutants. */
public final class Variants {
  private Variants() {}

  /** The same code on other ops. */
  public static Program withOps(Program p, List<Op> ops) {
    return copy(p, ops, p.touches(), p.joins());
  }

  /** Unsound: believes that no ghost's assignment follows a step. */
  public static Program withoutJoins(Program p) {
    return copy(p, p.ops(), p.touches(), new Joins(List.of(), List.of()));
  }

  /** Unsound: believes that properties look at nothing. */
  public static Program blindToProperties(Program p) {
    List<Touches> touches = new ArrayList<>(p.touches());
    touches.set(touches.size() - 1, new Touches(Touches.NOBODY));
    return copy(p, p.ops(), touches, p.joins());
  }

  /** Unsound: believes that the last thread touches nothing. */
  public static Program blindToOneThread(Program p) {
    List<Touches> touches = new ArrayList<>(p.touches());
    int last = touches.size() - 2;
    touches.set(last, new Touches(last));
    return copy(p, p.ops(), touches, p.joins());
  }

  /** Unsound: believes that properties tell no threads apart. */
  public static Program blindToNames(Program p) {
    Touches nothing = new Touches(Touches.NOBODY);
    return copy(p, p.functions(), p.ops(), p.touches(), p.joins(), nothing, new BitSet(), false);
  }

  /** Code that asks which of two values is less where it asked whether they are equal. */
  public static Program withOrder(Program p) {
    List<ThreadCode> functions = new ArrayList<>();
    for (ThreadCode f : p.functions()) {
      Instruction[] code = f.code().clone();
      for (int pc = 0; pc < code.length; pc++) {
        Instruction i = code[pc];
        boolean equal = i.code() == Opcode.BINARY && i.c() == Arithmetic.EQUAL.ordinal();
        int less = Arithmetic.LESS.ordinal();
        code[pc] =
            equal ? new Instruction(i.code(), i.dst(), i.a(), i.b(), less, i.args(), i.site()) : i;
      }
      functions.add(
          new ThreadCode(f.name(), f.stdlib(), code, f.parameters(), f.registers(), f.live()));
    }
    return copy(
        p, functions, p.ops(), p.touches(), p.joins(), p.looks(), p.named(), p.pagesNamed());
  }

  private static Program copy(Program p, List<Op> ops, List<Touches> touches, Joins joins) {
    return copy(p, p.functions(), ops, touches, joins, p.looks(), p.named(), p.pagesNamed());
  }

  private static Program copy(
      Program p,
      List<ThreadCode> functions,
      List<Op> ops,
      List<Touches> touches,
      Joins joins,
      Touches looks,
      BitSet named,
      boolean pagesNamed) {
    return new Program(
        p.world(),
        p.layout(),
        p.initial(),
        p.written(),
        p.primitives(),
        functions,
        p.entry(),
        p.init(),
        ops,
        p.signatures(),
        p.sites(),
        p.tables(),
        p.assertions(),
        p.schedule(),
        p.properties(),
        p.goals(),
        p.watches(),
        p.machinery(),
        p.exclusion(),
        touches,
        p.glances(),
        looks,
        named,
        pagesNamed,
        joins,
        p.endings(),
        p.names());
  }
}
