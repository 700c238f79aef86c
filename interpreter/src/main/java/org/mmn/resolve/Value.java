package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/**
 * A resolved expression: names are gone, arguments complete and in order, conversions explicit. A
 * value is one int.
 */
public sealed interface Value {
  Type type();

  Span span();

  /** A number, truth value, or object known before anything runs. */
  record Constant(Type type, Span span, int value) implements Value {}

  /** A message; only where an extern or an assert takes one. */
  record Text(Type type, Span span, String text) implements Value {}

  record ReadLocal(Type type, Span span, Local local) implements Value {}

  /**
   * Shared state. For a plain value: its content, one step. For an object (a lock, ...): the
   * reference to it, no step.
   *
   * @param owner the mm, page, notifier, ... whose state it is; absent for a GLOBAL variable
   * @param index into an array variable; absent for a scalar
   */
  record ReadShared(
      Type type, Span span, Variable variable, Optional<Value> owner, Optional<Value> index)
      implements Value {}

  /** The constant that the instance {@code owner} was given for {@code parameter}. */
  record DriverParameter(Type type, Span span, Driver driver, Local parameter, Value owner)
      implements Value {}

  /** The notifier whose callback or function runs. */
  record This(Type type, Span span) implements Value {}

  /** The index of the running thread among the identical ones: {@code self} in a thread body. */
  record ThreadIndex(Type type, Span span) implements Value {}

  /** The running thread: {@code current}. */
  record CurrentThread(Type type, Span span) implements Value {}

  /**
   * A fact about an object that never changes: {@code r.mm}, {@code r.start}, {@code p.vma}, {@code
   * v.locked}, {@code n.mm}, {@code current.mm}; and the conversions {@code range} (of a page, VMA
   * or mm to the range of its pages), {@code lock} (of a lock to the LOCK of all kinds), {@code
   * first} and {@code limit} (of a range, VMA, mm: its first page and the one behind its last; of
   * an mm's {@code vmas}: {@code first_vma} and {@code limit_vma}; of its {@code threads}
   * likewise).
   */
  record Attribute(Type type, Span span, String name, Value target) implements Value {}

  /**
   * {@code target[index]} of a VMA: a page of it; outside it the path ends with {@code overflow}.
   */
  record PageOf(Type type, Span span, Value target, Value index) implements Value {}

  /** {@code target[low..high]} of a VMA; outside it the path ends with {@code overflow}. */
  record RangeOf(Type type, Span span, Value target, Value low, Value high) implements Value {}

  /** {@code !}, {@code -}, {@code ~}. */
  record Unary(Type type, Span span, String operator, Value operand) implements Value {}

  /**
   * Arithmetic and comparison of two ints or references. {@code &&}, {@code ||}: see {@link
   * Choice}.
   */
  record Binary(Type type, Span span, String operator, Value left, Value right) implements Value {}

  /**
   * {@code c ? a : b}; also {@code &&}, {@code ||} and {@code =>}, which evaluate left to right.
   */
  record Choice(Type type, Span span, Value condition, Value whenTrue, Value whenFalse)
      implements Value {}

  /**
   * A call of code.
   *
   * @param instance the notifier it runs for, of a driver's function
   */
  record Call(
      Type type, Span span, Function function, Optional<Value> instance, List<Value> arguments)
      implements Value {}

  /** A primitive. */
  record CallExtern(Type type, Span span, Extern extern, List<Value> arguments) implements Value {}

  /**
   * A callback of whichever driver {@code instance} is of; 0 and nothing happens when that driver
   * does not define it.
   */
  record CallBack(Type type, Span span, String callback, Value instance, List<Value> arguments)
      implements Value {}

  /** Whether the driver of {@code instance} defines {@code callback}: {@code n.has(release)}. */
  record HasCallback(Type type, Span span, String callback, Value instance) implements Value {}

  /** The scenario's own nondeterminism, both ends included. */
  record Choose(Type type, Span span, Value low, Value high) implements Value {}

  /**
   * An expanded macro: the code runs, each {@link Code.Yield} of this {@code result} sets the value
   * and leaves it.
   */
  record Inline(Type type, Span span, Local result, Code body) implements Value {}

  /** {@code forall} and {@code exists} over consecutive numbers; in properties only. */
  record Quantifier(
      Type type, Span span, boolean universal, Local variable, Value first, Value limit, Value body)
      implements Value {}

  /** {@code at(thread, label)}; in properties only. */
  record AtLabel(Type type, Span span, Value thread, Label label) implements Value {}
}
