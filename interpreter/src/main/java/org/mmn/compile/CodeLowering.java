package org.mmn.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mmn.resolve.Code;
import org.mmn.resolve.Function;
import org.mmn.resolve.Label;
import org.mmn.resolve.Local;
import org.mmn.source.Span;

/** Lowers the resolved statements of one function. */
final class CodeLowering {
  private final Linkage link;
  private final Function function;
  private final Emitter out = new Emitter();
  private final ValueLowering values;
  private final Deque<Loop> loops = new ArrayDeque<>();

  /** Where {@code continue} and {@code break} go, and how many {@code atomically} that is in. */
  private record Loop(Emitter.Target again, Emitter.Target end, int atomicDepth) {}

  private CodeLowering(Linkage link, Function function) {
    this.link = link;
    this.function = function;
    this.values = new ValueLowering(link, function, out, this);
  }

  static ThreadCode lower(Linkage link, Function function) {
    CodeLowering lowering = new CodeLowering(link, function);
    for (Local parameter : function.parameters()) {
      lowering.out.register(parameter);
    }
    lowering.lower(function.body());
    lowering.out.emit(Opcode.RETURN, 0, -1, 0, 0, lowering.site(function.span()));
    Instruction[] code = lowering.out.finish();
    int registers = lowering.out.registers();
    return new ThreadCode(
        function.toString(),
        function.stdlib(),
        code,
        1 + function.parameters().size(),
        registers,
        new LiveRegisters(code, registers).live());
  }

  void lower(Code code) {
    if (code instanceof Code.Block block) {
      block.statements().forEach(this::lower);
    } else if (code instanceof Code.Evaluate evaluate) {
      values.lower(evaluate.value());
    } else if (code instanceof Code.SetLocal set) {
      setLocal(set);
    } else if (code instanceof Code.SetShared set) {
      setShared(set);
    } else if (code instanceof Code.Return ret) {
      int register = ret.value().map(values::lower).orElse(-1);
      if (register >= 0) {
        values.bounds(register, ret.span());
      }
      out.unwind(0, site(ret.span()));
      out.emit(Opcode.RETURN, 0, register, 0, 0, site(ret.span()));
    } else if (code instanceof Code.Yield yield) {
      values.leave(yield.result(), yield.value(), yield.span());
    } else if (code instanceof Code.Assert check) {
      check(check);
    } else if (code instanceof Code.Atomically atomic) {
      out.enterAtomic(site(atomic.span()));
      lower(atomic.body());
      out.leaveAtomic(site(atomic.span()));
    } else {
      flow(code);
    }
  }

  private void flow(Code code) {
    if (code instanceof Code.If branch) {
      branch(branch);
    } else if (code instanceof Code.While loop) {
      loop(loop);
    } else if (code instanceof Code.For loop) {
      loop(loop);
    } else if (code instanceof Code.Either either) {
      either(either);
    } else if (code instanceof Code.Break leave) {
      leaveLoop(loops.getFirst().end(), site(leave.span()));
    } else if (code instanceof Code.Continue again) {
      leaveLoop(loops.getFirst().again(), site(again.span()));
    } else if (code instanceof Code.Goto jump) {
      out.jump(jump.label(), site(jump.span()));
    } else if (code instanceof Code.Labeled labeled) {
      out.bind(labeled.label());
      mark(labeled);
      lower(labeled.body());
    } else {
      throw new IllegalStateException("no code for " + code);
    }
  }

  private void mark(Code.Labeled labeled) {
    Label label = labeled.label();
    int observed = label.observed() ? link.label(label) : -1;
    int mark = link.marks.contains(label) ? link.label(label) : -1;
    if (observed >= 0 || mark >= 0) {
      out.emit(Opcode.LABEL, 0, observed, mark, 0, site(labeled.span()));
    }
  }

  private void setLocal(Code.SetLocal set) {
    int value = values.lower(set.value());
    int register = out.register(set.local());
    values.bounds(value, set.local(), set.span());
    out.emit(Opcode.MOVE, register, value, 0, 0, site(set.span()));
  }

  private void setShared(Code.SetShared set) {
    int element = values.element(set.variable(), set.owner(), set.index(), set.span());
    boolean ghost = set.variable().ghost();
    int value = ghost ? values.lowerForGhost(set.value()) : values.lower(set.value());
    int op = link.write(set.variable());
    int site = link.site(function, set.span(), "write");
    out.emit(Opcode.ACT, out.fresh(), op, 0, new int[] {element, value}, site);
  }

  private void check(Code.Assert check) {
    Emitter.Target fails = new Emitter.Target();
    Emitter.Target holds = new Emitter.Target();
    int site = site(check.span());
    out.branch(values.lower(check.condition()), fails, site);
    out.jump(holds, site);
    out.bind(fails);
    Assertion failure =
        new Assertion("assertion", check.name(), check.why().orElse(""), check.span());
    out.emit(Opcode.FAIL, 0, link.assertion(failure), 0, 0, site);
    out.bind(holds);
  }

  private void branch(Code.If branch) {
    Emitter.Target otherwise = new Emitter.Target();
    Emitter.Target end = new Emitter.Target();
    int site = site(branch.span());
    out.branch(values.lower(branch.condition()), otherwise, site);
    lower(branch.then());
    out.jump(end, site);
    out.bind(otherwise);
    lower(branch.otherwise());
    out.bind(end);
  }

  private Loop newLoop() {
    return new Loop(new Emitter.Target(), new Emitter.Target(), out.atomicDepth());
  }

  private void leaveLoop(Emitter.Target target, int site) {
    out.unwind(loops.getFirst().atomicDepth(), site);
    out.jump(target, site);
  }

  private void loop(Code.While loop) {
    Loop around = newLoop();
    int start = out.here();
    int site = site(loop.span());
    out.branch(values.lower(loop.condition()), around.end(), site);
    loops.push(around);
    lower(loop.body());
    loops.pop();
    out.bind(around.again());
    out.jump(start, site);
    out.bind(around.end());
  }

  private void loop(Code.For loop) {
    Loop around = newLoop();
    int site = site(loop.span());
    int variable = out.register(loop.variable());
    int limit = out.fresh();
    int inside = out.fresh();
    int one = out.fresh();
    out.emit(Opcode.MOVE, variable, values.lower(loop.first()), 0, 0, site);
    out.emit(Opcode.MOVE, limit, values.lower(loop.limit()), 0, 0, site);
    int start = out.here();
    out.emit(Opcode.BINARY, inside, variable, limit, Arithmetic.LESS.ordinal(), site);
    out.branch(inside, around.end(), site);
    loops.push(around);
    lower(loop.body());
    loops.pop();
    out.bind(around.again());
    out.emit(Opcode.CONSTANT, one, 1, 0, 0, site);
    out.emit(Opcode.BINARY, variable, variable, one, Arithmetic.ADD.ordinal(), site);
    out.jump(start, site);
    out.bind(around.end());
  }

  private void either(Code.Either either) {
    int site = link.site(function, either.span(), "either");
    List<Code> branches = either.branches();
    int chosen = choose(branches.size(), site);
    Emitter.Target end = new Emitter.Target();
    for (int i = 0; i < branches.size(); i++) {
      Emitter.Target next = new Emitter.Target();
      if (i < branches.size() - 1) {
        int number = constant(i, site);
        int mine = out.fresh();
        out.emit(Opcode.BINARY, mine, chosen, number, Arithmetic.EQUAL.ordinal(), site);
        out.branch(mine, next, site);
      }
      lower(branches.get(i));
      out.jump(end, site);
      out.bind(next);
    }
    out.bind(end);
  }

  private int choose(int branches, int site) {
    int[] args = {constant(0, site), constant(branches - 1, site)};
    int chosen = out.fresh();
    out.emit(Opcode.ACT, chosen, link.choose(), 0, args, site);
    return chosen;
  }

  private int constant(int value, int site) {
    int register = out.fresh();
    out.emit(Opcode.CONSTANT, register, value, 0, 0, site);
    return register;
  }

  private int site(Span span) {
    return link.site(function, span, "");
  }

  /** The code of several functions, numbered before so that they can call one another. */
  static List<ThreadCode> lowerAll(Linkage link, List<Function> functions) {
    functions.forEach(f -> link.functions.put(f, link.functions.size()));
    return functions.stream().map(f -> lower(link, f)).toList();
  }
}
