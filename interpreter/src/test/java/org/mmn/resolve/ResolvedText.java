package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolved code as text, for tests: every conversion and step can be seen. */
final class ResolvedText {
  private ResolvedText() {}

  static String of(Code code) {
    if (code instanceof Code.Block b) {
      return b.statements().stream()
          .map(ResolvedText::of)
          .collect(Collectors.joining(" ", "{", "}"));
    } else if (code instanceof Code.Evaluate e) {
      return of(e.value()) + ";";
    } else if (code instanceof Code.SetLocal s) {
      return s.local() + " = " + of(s.value()) + ";";
    } else if (code instanceof Code.SetShared s) {
      return place(s.variable(), s.owner(), s.index()) + " := " + of(s.value()) + ";";
    } else if (code instanceof Code.If i) {
      return "if "
          + of(i.condition())
          + " "
          + of(i.then())
          + (of(i.otherwise()).equals("{}") ? "" : " else " + of(i.otherwise()));
    } else if (code instanceof Code.While w) {
      return "while " + of(w.condition()) + " " + of(w.body());
    } else if (code instanceof Code.For f) {
      return "for "
          + f.variable()
          + " "
          + of(f.first())
          + ".."
          + of(f.limit())
          + " "
          + of(f.body());
    } else if (code instanceof Code.Either e) {
      return e.branches().stream()
          .map(ResolvedText::of)
          .collect(Collectors.joining(" or ", "either ", ""));
    } else if (code instanceof Code.Atomically a) {
      return "atomically " + of(a.body());
    } else if (code instanceof Code.Goto g) {
      return "goto " + g.label() + ";";
    } else if (code instanceof Code.Labeled l) {
      return l.label() + (l.label().observed() ? "!" : "") + ": " + of(l.body());
    } else if (code instanceof Code.Return r) {
      return "return" + r.value().map(v -> " " + of(v)).orElse("") + ";";
    } else if (code instanceof Code.Yield y) {
      return "yield " + y.result() + y.value().map(v -> " " + of(v)).orElse("") + ";";
    } else if (code instanceof Code.Assert a) {
      return "assert(" + a.name() + ") " + of(a.condition()) + ";";
    }
    return code.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ";";
  }

  private static String place(Variable variable, Optional<Value> owner, Optional<Value> index) {
    return owner.map(o -> of(o) + ".").orElse("")
        + variable.name()
        + index.map(i -> "[" + of(i) + "]").orElse("");
  }

  static String of(Value value) {
    if (value instanceof Value.Constant c) {
      return c.type().kind() == Type.Kind.INT
          ? "" + c.value()
          : c.type().kind() == Type.Kind.BOOL
              ? (c.value() != 0 ? "true" : "false")
              : c.value() == -1 ? "NULL" : c.type().kind().word() + "#" + c.value();
    } else if (value instanceof Value.Text t) {
      return '"' + t.text() + '"';
    } else if (value instanceof Value.ReadLocal r) {
      return r.local().name();
    } else if (value instanceof Value.ReadShared r) {
      return (r.type().kind().isObject() ? "&" : "$") + place(r.variable(), r.owner(), r.index());
    } else if (value instanceof Value.DriverParameter p) {
      return of(p.owner()) + "." + p.parameter();
    } else if (value instanceof Value.This) {
      return "this";
    } else if (value instanceof Value.ThreadIndex) {
      return "index";
    } else if (value instanceof Value.CurrentThread) {
      return "current";
    } else if (value instanceof Value.Attribute a) {
      return of(a.target()) + "." + a.name();
    } else if (value instanceof Value.PageOf p) {
      return of(p.target()) + "[" + of(p.index()) + "]";
    } else if (value instanceof Value.RangeOf r) {
      return of(r.target()) + "[" + of(r.low()) + ".." + of(r.high()) + "]";
    } else if (value instanceof Value.Unary u) {
      return u.operator() + of(u.operand());
    } else if (value instanceof Value.Binary b) {
      return "(" + of(b.left()) + " " + b.operator() + " " + of(b.right()) + ")";
    } else if (value instanceof Value.Choice c) {
      return "(" + of(c.condition()) + " ? " + of(c.whenTrue()) + " : " + of(c.whenFalse()) + ")";
    } else if (value instanceof Value.Call c) {
      return c.instance().map(i -> of(i) + ".").orElse("")
          + c.function().name()
          + list(c.arguments());
    } else if (value instanceof Value.CallExtern c) {
      return c.extern() + list(c.arguments());
    } else if (value instanceof Value.CallBack c) {
      return of(c.instance()) + "->" + c.callback() + list(c.arguments());
    } else if (value instanceof Value.HasCallback h) {
      return of(h.instance()) + ".has(" + h.callback() + ")";
    } else if (value instanceof Value.Choose c) {
      return "choose(" + of(c.low()) + ".." + of(c.high()) + ")";
    } else if (value instanceof Value.Inline i) {
      return "inline(" + i.result() + ") " + of(i.body());
    } else if (value instanceof Value.Quantifier q) {
      return (q.universal() ? "forall " : "exists ")
          + q.variable()
          + " "
          + of(q.first())
          + ".."
          + of(q.limit())
          + ": "
          + of(q.body());
    } else if (value instanceof Value.AtLabel a) {
      return "at(" + of(a.thread()) + ", " + a.label() + ")";
    }
    throw new IllegalArgumentException(value.getClass().toString());
  }

  private static String list(List<Value> values) {
    return values.stream().map(ResolvedText::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
