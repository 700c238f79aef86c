package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Decl.PropertyKind;
import org.mmn.syntax.Expr;

/** Resolves what a scenario is to show under one version (rule 32). */
final class ExpectationResolver {
  /** The assertions that nobody writes. */
  private static final Set<String> OF_THE_LANGUAGE =
      Set.of("NULL dereference", "division by zero", "shift");

  /** Operations of the library whose misuse is a {@code contract}. */
  private static final Set<String> KEEP_A_CONTRACT =
      Set.of("ww_acquire_init", "ww_acquire_fini", "ww_mutex_lock", "ww_mutex_lock_slow");

  private final Session session;
  private final Scope scope;
  private final List<ResolvedScenario.Property> properties;
  private final Program program;
  private final boolean scheduled;
  private final Set<Variable> locks = new LinkedHashSet<>();

  ExpectationResolver(
      Session session,
      Scope scope,
      List<ResolvedScenario.Property> properties,
      Program program,
      boolean scheduled) {
    this.session = session;
    this.scope = scope;
    this.properties = properties;
    this.program = program;
    this.scheduled = scheduled;
  }

  /** The locks that expectations name. */
  Set<Variable> locks() {
    return locks;
  }

  List<ResolvedScenario.Expectation> expectations(Members members, Decl.Scenario scenario) {
    List<Decl.Expect> written = members.of(Decl.Expect.class);
    List<ResolvedScenario.Expectation> named = new ArrayList<>();
    List<ResolvedScenario.Expectation> others = new ArrayList<>();
    for (Decl.Expect expect : written) {
      // Each is resolved, whichever applies: all errors of a file are reported.
      ResolvedScenario.Expectation resolved = expectation(expect);
      if (expect.versions().isEmpty()) {
        others.add(resolved);
      } else if (Selection.selects(expect.versions(), session.version())) {
        named.add(resolved);
      }
    }
    contradictions(named.isEmpty() ? others : named);
    if (!named.isEmpty()) {
      return List.copyOf(named);
    }
    return others.isEmpty()
        ? List.of(
            new ResolvedScenario.Expectation(
                false,
                List.of(new ResolvedScenario.Verdict("ok", Optional.empty(), Optional.empty())),
                scenario.titleSpan()))
        : List.copyOf(others);
  }

  /** Those that apply count together: one that says {@code ok} goes with no finding of another. */
  private void contradictions(List<ResolvedScenario.Expectation> applying) {
    boolean findings =
        applying.stream().flatMap(e -> e.verdicts().stream()).anyMatch(v -> !v.name().equals("ok"));
    for (ResolvedScenario.Expectation expectation : applying) {
      if (findings && isOk(expectation)) {
        session.error(
            Codes.CONTRADICTION,
            expectation.span(),
            "'ok' means no finding, and another 'expect' that applies names one");
      }
    }
  }

  private static boolean isOk(ResolvedScenario.Expectation expectation) {
    List<ResolvedScenario.Verdict> verdicts = expectation.verdicts();
    return verdicts.size() == 1 && verdicts.get(0).name().equals("ok");
  }

  private ResolvedScenario.Expectation expectation(Decl.Expect expect) {
    List<ResolvedScenario.Verdict> verdicts = new ArrayList<>();
    expect.verdicts().forEach(v -> verdict(v).ifPresent(verdicts::add));
    boolean ok = verdicts.stream().anyMatch(v -> v.name().equals("ok"));
    if (ok && verdicts.size() > 1) {
      session.error(Codes.CONTRADICTION, expect.span(), "'ok' means no finding: it stands alone");
    }
    return new ResolvedScenario.Expectation(expect.atLeast(), List.copyOf(verdicts), expect.span());
  }

  private Optional<ResolvedScenario.Verdict> verdict(Decl.VerdictName written) {
    String name = written.name();
    Optional<Verdicts.Argument> kind = Verdicts.argument(name);
    if (kind.isEmpty()) {
      session.misspelt(
          Codes.UNKNOWN_VERDICT,
          written.span(),
          "'" + name + "' is not a verdict",
          name,
          Verdicts.names());
      return Optional.empty();
    }
    if (written.argument().isEmpty()) {
      return Optional.of(new ResolvedScenario.Verdict(name, Optional.empty(), Optional.empty()));
    }
    Expr argument = written.argument().get();
    return switch (kind.get()) {
      case NONE -> {
        session.error(Codes.ARGUMENT_COUNT, argument.span(), "'" + name + "' takes no argument");
        yield Optional.empty();
      }
      case LOCK -> {
        Optional<Variable> lock = new LockNames(session, scope).lock(argument);
        lock.ifPresent(locks::add);
        yield lock.map(l -> new ResolvedScenario.Verdict(name, Optional.of(l), Optional.empty()));
      }
      default -> {
        String subject = subject(argument);
        check(kind.get(), subject, argument.span());
        yield Optional.of(
            new ResolvedScenario.Verdict(name, Optional.empty(), Optional.of(subject)));
      }
    };
  }

  /** As it is written; a bare number or {@code "line 12"} is the line of an unnamed property. */
  private static String subject(Expr argument) {
    if (argument instanceof Expr.Number number) {
      return "line " + number.value();
    } else if (argument instanceof Expr.Text text) {
      return text.value();
    }
    return argument.span().text();
  }

  private void check(Verdicts.Argument kind, String subject, Span span) {
    switch (kind) {
      case CALLBACK -> {
        Set<String> names = new LinkedHashSet<>(Callbacks.names());
        names.addAll(KEEP_A_CONTRACT);
        known(subject, names, "'" + subject + "' is not a callback", span);
      }
      case ASSERTION -> {
        Set<String> names = named(PropertyKind.ALWAYS, PropertyKind.NEVER, PropertyKind.FINALLY);
        names.addAll(program.assertions());
        names.addAll(OF_THE_LANGUAGE);
        known(
            subject,
            names,
            "no assert, always, never or finally is called '" + subject + "'",
            span);
      }
      case REACHABLE -> {
        Set<String> names = named(PropertyKind.REACHABLE);
        if (scheduled) {
          names.add("schedule");
        }
        known(subject, names, "no 'reachable' is called '" + subject + "'", span);
      }
      case EVENTUALLY ->
          known(
              subject,
              named(PropertyKind.EVENTUALLY),
              "no 'eventually' is called '" + subject + "'",
              span);
      default -> {
        String last = subject.substring(subject.lastIndexOf('.') + 1);
        Set<String> names = program.overflowing();
        if (!names.contains(last)) {
          known(subject, names, "no variable is called '" + subject + "'", span);
        }
      }
    }
  }

  private Set<String> named(PropertyKind... kinds) {
    Set<String> names = new LinkedHashSet<>();
    for (ResolvedScenario.Property property : properties) {
      if (List.of(kinds).contains(property.kind())) {
        names.add(property.name());
      }
    }
    return names;
  }

  private void known(String subject, Set<String> names, String message, Span span) {
    if (!names.contains(subject)) {
      session.misspelt(Codes.UNKNOWN_SUBJECT, span, message, subject, names);
    }
  }
}
