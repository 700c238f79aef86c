package org.mmn.syntax;

import java.util.List;
import java.util.Optional;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Span;

/**
 * A declaration as written: at the top of a file, in a driver, a struct or a scenario. Which one
 * may stand where is the resolver's business, so that a misplaced one gets a good message.
 *
 * <p>{@code doc} is the text of the {@code ///} lines before it, markers removed, lines joined by
 * line feeds, empty when there is none.
 */
public sealed interface Decl {
  Span span();

  /** {@code use drivers.kvm;} or {@code use "local.mmn";}. */
  record Use(Span span, String module, boolean isPath) implements Decl {}

  /** {@code kernel v4.18, v5.4..;}. */
  record Kernel(Span span, List<VersionRange> versions) implements Decl {}

  /**
   * {@code when kernel … { declarations } else { declarations }}.
   *
   * @param at where the versions stand
   */
  record WhenKernel(
      Span span, List<VersionRange> versions, Span at, List<Decl> then, List<Decl> otherwise)
      implements Decl {}

  /** {@code const N = 3;}. */
  record Const(Span span, String doc, String name, Span nameSpan, Expr value) implements Decl {}

  /** {@code ghost int(0..7) n[4] = 0;}; with {@code length} an array. */
  record Variable(
      Span span,
      String doc,
      boolean ghost,
      TypeName type,
      String name,
      Span nameSpan,
      Optional<Expr> length,
      Optional<Expr> initial)
      implements Decl {}

  /** What stands before a function's type. */
  enum FunctionKind {
    /** A sequence, written in the language. */
    PLAIN,
    /** {@code extern}: an atomic primitive in Java; no body. */
    EXTERN,
    /**
     * {@code macro}: expanded where it is called, its arguments evaluated where its body names
     * them, as {@code wait_event(q, condition)} needs.
     */
    MACRO
  }

  record Function(
      Span span,
      String doc,
      FunctionKind kind,
      TypeName type,
      String name,
      Span nameSpan,
      List<Parameter> parameters,
      Optional<Stmt.Block> body)
      implements Decl {}

  record Parameter(
      Span span, TypeName type, String name, Span nameSpan, Optional<Expr> defaultValue) {}

  /**
   * {@code struct mm { rwsem mmap_lock; }}: state that every object of a built-in type has. Stdlib
   * only.
   */
  record Struct(Span span, String doc, String name, Span nameSpan, List<Decl> members)
      implements Decl {}

  /** {@code driver NAME(params) flags F, G { members }}. */
  record Driver(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      List<Parameter> parameters,
      List<Flag> flags,
      List<Decl> members)
      implements Decl {}

  record Flag(Span span, String name) {}

  /** {@code on invalidate_range_start(range r, bool blockable) { … }} in a driver. */
  record Callback(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      List<Parameter> parameters,
      Stmt.Block body)
      implements Decl {}

  record Scenario(Span span, String doc, String title, Span titleSpan, List<Decl> members)
      implements Decl {}

  /** {@code memory { frames 16; low 2; }}. */
  record Memory(Span span, List<Setting> settings) implements Decl {}

  record Setting(Span span, String name, Expr value) {}

  /** {@code mm app { vma heap[8] anon; }}, {@code mm child forked { }}. */
  record Mm(
      Span span, String doc, String name, Span nameSpan, Optional<Forked> forked, List<Vma> vmas)
      implements Decl {}

  /** {@code forked}, {@code forked(app)}. */
  record Forked(Span span, Optional<String> parent) {}

  record Vma(Span span, String name, Span nameSpan, Expr pages, List<Attribute> attributes) {}

  /** {@code anon}, {@code file(data)}. */
  record Attribute(Span span, String name, Optional<String> of) {}

  /** {@code notifier gpu = amdgpu_mn(app) unregistered;} and {@code interval bo = …}. */
  record Instance(
      Span span,
      String doc,
      boolean interval,
      String name,
      Span nameSpan,
      String driver,
      Span driverSpan,
      List<Expr.Argument> arguments,
      boolean unregistered)
      implements Decl {}

  /** {@code daemon kthread K[2] in app { … }}. */
  record ThreadDecl(
      Span span,
      String doc,
      boolean daemon,
      boolean kernel,
      String name,
      Span nameSpan,
      Optional<Expr> count,
      Optional<Expr> mm,
      Stmt.Block body)
      implements Decl {}

  record Init(Span span, Stmt.Block body) implements Decl {}

  /** The kinds of property a scenario may state. */
  enum PropertyKind {
    ALWAYS,
    NEVER,
    FINALLY,
    REACHABLE,
    EVENTUALLY,
    /** Says nothing; its value is asked for, whatever its type. Not written in scripts. */
    WATCH
  }

  /** {@code never three: in_flight(app) > 2;}; the name may be absent. */
  record Property(Span span, String doc, PropertyKind kind, Optional<String> name, Expr condition)
      implements Decl {}

  /** {@code schedule A.a1, B.b1;}. */
  record Schedule(Span span, List<Point> points) implements Decl {}

  /** {@code A.a1} or {@code A[1].a1}. */
  record Point(Span span, String thread, Optional<Expr> index, String label) {}

  /** {@code expect at least deadlock, lockdep_recursion(gpu.lock) on v4.18, v5.4..;}. */
  record Expect(Span span, boolean atLeast, List<VerdictName> verdicts, List<VersionRange> versions)
      implements Decl {}

  /** {@code assertion(three)}: the argument is a name, a member or absent. */
  record VerdictName(Span span, String name, Optional<Expr> argument) {}
}
