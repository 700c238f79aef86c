package org.mmn.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through resolved code in the order in which it runs, conditions before branches. */
public abstract class CodeWalk {
  /** Called before what is in it. */
  protected void visit(Code code) {}

  /** Called after what is in it: arguments come before their call. */
  protected void visit(Value value) {}

  public final void walk(Code code) {
    visit(code);
    if (code instanceof Code.Block block) {
      block.statements().forEach(this::walk);
    } else if (code instanceof Code.Evaluate evaluate) {
      walk(evaluate.value());
    } else if (code instanceof Code.SetLocal set) {
      walk(set.value());
    } else if (code instanceof Code.SetShared set) {
      set.owner().ifPresent(this::walk);
      set.index().ifPresent(this::walk);
      walk(set.value());
    } else if (code instanceof Code.Return leave) {
      leave.value().ifPresent(this::walk);
    } else if (code instanceof Code.Yield leave) {
      leave.value().ifPresent(this::walk);
    } else if (code instanceof Code.Assert assertion) {
      walk(assertion.condition());
    } else {
      compound(code);
    }
  }

  private void compound(Code code) {
    if (code instanceof Code.If choice) {
      walk(choice.condition());
      walk(choice.then());
      walk(choice.otherwise());
    } else if (code instanceof Code.While loop) {
      walk(loop.condition());
      walk(loop.body());
    } else if (code instanceof Code.For loop) {
      walk(loop.first());
      walk(loop.limit());
      walk(loop.body());
    } else if (code instanceof Code.Either either) {
      either.branches().forEach(this::walk);
    } else if (code instanceof Code.Atomically atomically) {
      walk(atomically.body());
    } else if (code instanceof Code.Labeled labeled) {
      walk(labeled.body());
    }
  }

  public final void walk(Value value) {
    parts(value).forEach(this::walk);
    if (value instanceof Value.Inline inline) {
      walk(inline.body());
    }
    visit(value);
  }

  /** The values that {@code value} is made of, in the order in which they are evaluated. */
  static List<Value> parts(Value value) {
    if (value instanceof Value.Attribute attribute) {
      return List.of(attribute.target());
    } else if (value instanceof Value.ReadShared read) {
      return both(read.owner(), read.index());
    } else if (value instanceof Value.PageOf page) {
      return List.of(page.target(), page.index());
    } else if (value instanceof Value.RangeOf range) {
      return List.of(range.target(), range.low(), range.high());
    } else if (value instanceof Value.DriverParameter parameter) {
      return List.of(parameter.owner());
    } else if (value instanceof Value.Call call) {
      return call.instance().isPresent()
          ? with(call.instance().get(), call.arguments())
          : call.arguments();
    } else if (value instanceof Value.CallExtern call) {
      return call.arguments();
    } else if (value instanceof Value.CallBack call) {
      return with(call.instance(), call.arguments());
    } else if (value instanceof Value.HasCallback has) {
      return List.of(has.instance());
    }
    return operands(value);
  }

  private static List<Value> operands(Value value) {
    if (value instanceof Value.Unary unary) {
      return List.of(unary.operand());
    } else if (value instanceof Value.Binary binary) {
      return List.of(binary.left(), binary.right());
    } else if (value instanceof Value.Choice choice) {
      return List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
    } else if (value instanceof Value.Choose choose) {
      return List.of(choose.low(), choose.high());
    } else if (value instanceof Value.Quantifier quantifier) {
      return List.of(quantifier.first(), quantifier.limit(), quantifier.body());
    } else if (value instanceof Value.AtLabel at) {
      return List.of(at.thread());
    }
    return List.of();
  }

  private static List<Value> both(Optional<Value> first, Optional<Value> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<Value> with(Value first, List<Value> rest) {
    List<Value> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
