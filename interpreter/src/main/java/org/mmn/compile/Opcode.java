package org.mmn.compile;

/**
 * The instructions of thread code. Only {@link #ACT} is seen by anybody else; the rest is local.
 */
public enum Opcode {
  /** {@code dst = a}. */
  CONSTANT,
  /** {@code dst = r[a]}. */
  MOVE,
  /** {@code dst = operator(r[a])}, the operator is number {@code b} of {@link Arithmetic}. */
  UNARY,
  /** {@code dst = r[a] operator r[b]}, the operator is number {@code c} of {@link Arithmetic}. */
  BINARY,
  /** {@code dst = table c [r[a]]}, -1 for {@code NULL}. */
  LOOKUP,
  /** {@code dst =} the number of the running thread. */
  THREAD,
  /** Goes to {@code a}. */
  JUMP,
  /** Goes to {@code b} when {@code r[a]} is 0. */
  BRANCH,
  /** Fails as {@code c} unless {@code a <= r[dst] <= b}. */
  CHECK,
  /** Fails as {@code a}. */
  FAIL,
  /** {@code dst = function a (args)}, for instance {@code r[b]}, or none when b is -1. */
  CALL,
  /** The same for the function that table {@code a} has for the notifier {@code r[b]}; else 0. */
  CALL_BACK,
  /** Ends the function with {@code r[a]}, or 0 when a is -1; at the outermost, the thread. */
  RETURN,
  /** {@code dst = op a (args)}, which depends on its arguments alone. */
  PURE,
  /** {@code dst = op a (args)}: a visible action. */
  ACT,
  /** The steps from here to {@link #ATOMIC_END} are one. */
  ATOMIC_BEGIN,
  ATOMIC_END,
  /**
   * The next action is the first of the statement with label {@code b}, with observed label {@code
   * a}; -1 for none.
   */
  LABEL
}
