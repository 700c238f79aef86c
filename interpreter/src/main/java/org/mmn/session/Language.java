package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.report.DiagnosticText;
import org.mmn.report.Paragraphs;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Parser;
import org.mmn.syntax.Stmt;
import org.mmn.syntax.Unit;

/**
 * The language at the prompt. A declaration joins the scenario, or the file if that is where it
 * stands; a statement becomes a thread, which runs as far as it can; an expression is answered with
 * its value. What is wrong changes nothing.
 */
final class Language {
  /** A property, or expression, that does something: then it is meant as a statement. */
  private static final String ACTS = "MMN307";

  private static final String UNKNOWN = "MMN101";

  private final Situation situation;
  private final Telling telling;
  private int inputs;

  Language(Situation situation, Telling telling) {
    this.situation = situation;
    this.telling = telling;
  }

  /** Whether a text wants to go on in the next line. */
  static boolean incomplete(String text) {
    SourceFile source = new SourceFile("<input>", text);
    return Parser.incomplete(source) && Parser.expression(source, new Diagnostics()).isEmpty();
  }

  Answer enter(String text) {
    SourceFile source = new SourceFile("<input-" + (inputs + 1) + ">", text);
    Diagnostics ofDeclarations = new Diagnostics();
    Unit unit = Parser.parse(source, ofDeclarations);
    if (!ofDeclarations.hasErrors() && !unit.declarations().isEmpty()) {
      return declare(source, unit);
    }
    Optional<Answer> value = value(source);
    if (value.isPresent()) {
      return value.get();
    }
    boolean open = !text.endsWith(";") && !text.endsWith("}");
    SourceFile closed = open ? new SourceFile(source.name(), text + ";") : source;
    Diagnostics ofStatements = new Diagnostics();
    Stmt.Block block = Parser.statements(closed, ofStatements);
    if (!ofStatements.hasErrors() && !block.statements().isEmpty()) {
      return run(closed, block);
    }
    Diagnostics told = later(ofDeclarations, ofStatements);
    throw refused(told.all());
  }

  /** The complaints of the reading that got further. */
  private static Diagnostics later(Diagnostics one, Diagnostics other) {
    return first(one) > first(other) ? one : other;
  }

  private static int first(Diagnostics diagnostics) {
    return diagnostics.all().stream().mapToInt(d -> d.span().start()).min().orElse(-1);
  }

  private static Refusal refused(List<Diagnostic> errors) {
    return new Refusal(Answer.Kind.SCRIPT, DiagnosticText.render(errors).stripTrailing());
  }

  private Answer declare(SourceFile source, Unit unit) {
    List<Decl> ofFile = new ArrayList<>();
    List<Decl> ofScenario = new ArrayList<>();
    for (Decl declaration : unit.declarations()) {
      if (declaration instanceof Decl.Scenario || declaration instanceof Decl.Kernel) {
        throw Refusal.usage(
            declaration instanceof Decl.Scenario
                ? "a scenario stands in a file: load one, or declare what belongs to this one"
                : "kernel VERSION, without ';', goes over to another kernel");
      }
      boolean file = declaration instanceof Decl.Use || declaration instanceof Decl.Driver;
      (file ? ofFile : ofScenario).add(declaration);
    }
    return add(new Script.Input(source, ofFile, ofScenario, source.text().strip()));
  }

  private Answer add(Script.Input input) {
    Script other = situation.script.with(input);
    List<Diagnostic> errors = other.errors();
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    List<String> remarks = situation.change(other);
    inputs++;
    StringBuilder text = new StringBuilder();
    remarks.forEach(r -> text.append(Paragraphs.hanging("    ", r)));
    return Answer.ok(text.toString());
  }

  private Answer run(SourceFile source, Stmt.Block block) {
    String name = thread();
    Optional<String> mm = mm();
    Span span = block.span();
    Optional<Expr> in = mm.map(m -> new Expr.Name(span, m));
    Decl.ThreadDecl thread =
        new Decl.ThreadDecl(span, "", false, mm.isEmpty(), name, span, Optional.empty(), in, block);
    String saved =
        (mm.isEmpty() ? "kthread " : "thread ")
            + name
            + mm.map(m -> " in " + m).orElse("")
            + " { "
            + source.text().strip()
            + " }";
    Answer declared = add(new Script.Input(source, List.of(), List.of(thread), saved));
    Telling.Before before = telling.before();
    Stepper stepper = new Stepper(situation.walk(), () -> false);
    Leg leg = Leg.stop(name);
    if (stepper.go(leg) > 0) {
      situation.walk().mark(List.of(leg));
    }
    List<String> remarks = new ArrayList<>(stepper.remarks());
    if (!situation.walk().now().trace().ends().get(thread(name)).ended()) {
      remarks.add(name + " has not ended: 'why " + name + "' says why");
    }
    return Answer.ok(declared.text() + "    " + name + ":\n" + telling.since(before, remarks));
  }

  private int thread(String name) {
    return situation.walk().now().trace().threads().indexOf(name);
  }

  /** A name that no thread has. */
  private String thread() {
    Set<String> taken = new TreeSet<>();
    situation.walk.ifPresent(w -> taken.addAll(w.now().trace().threads()));
    int number = 1;
    while (taken.contains("t" + number)) {
      number++;
    }
    return "t" + number;
  }

  /** The first mm of the scenario, if it has one. */
  private Optional<String> mm() {
    Script script = situation.script;
    return org.mmn.resolve.Resolver.scenarios(script.unit())
        .get(script.scenario())
        .members()
        .stream()
        .filter(Decl.Mm.class::isInstance)
        .map(d -> ((Decl.Mm) d).name())
        .findFirst();
  }

  /** What an expression is now; empty when the text is none, or does something. */
  private Optional<Answer> value(SourceFile source) {
    Diagnostics syntax = new Diagnostics();
    Optional<Expr> expression = Parser.expression(source, syntax);
    if (expression.isEmpty() || syntax.hasErrors()) {
      return Optional.empty();
    }
    Script.Probe probe = new Script.Probe(Decl.PropertyKind.WATCH, "value", expression.get());
    List<Diagnostic> errors = situation.script.errors(probe);
    if (errors.stream().anyMatch(d -> d.code().equals(ACTS))) {
      return Optional.empty();
    } else if (!errors.isEmpty()) {
      throw refused(errors);
    }
    return Optional.of(Answer.ok(now(probe) + "\n"));
  }

  private String now(Script.Probe probe) {
    Walk asked = new Walk(situation.script.ready(List.of(probe)).orElseThrow(Language::noThreads));
    situation.walk().schedule().steps().forEach(s -> asked.step(s.thread(), s.way()));
    return asked.now().watched().values().iterator().next();
  }

  private static Refusal noThreads() {
    return Refusal.usage("there are no threads yet: declare one, or type a statement");
  }

  /** An expression that a command takes. */
  Expr expression(String text, String command) {
    if (text.isBlank()) {
      throw Refusal.usage(
          command + " takes an expression, as in " + command + " in_flight(app) > 1");
    }
    Diagnostics syntax = new Diagnostics();
    String bare = text.strip().replaceAll(";$", "").replaceAll("^'(.*)'$", "$1");
    Optional<Expr> expression =
        Parser.expression(new SourceFile("<" + command + ">", bare), syntax);
    if (syntax.hasErrors() || expression.isEmpty()) {
      throw refused(syntax.all());
    }
    return expression.get();
  }

  /** A lock that somebody names is meant as a question: is it held? */
  Expr held(Expr expression) {
    if (expression instanceof Expr.Call || expression instanceof Expr.Binary) {
      return expression;
    }
    SourceFile source = new SourceFile("<break>", "held(" + words(expression) + ")");
    Optional<Expr> question = Parser.expression(source, new Diagnostics());
    return question.filter(q -> situation.script.errors(probe(q)).isEmpty()).orElse(expression);
  }

  private static Script.Probe probe(Expr expression) {
    return new Script.Probe(Decl.PropertyKind.WATCH, "asked", expression);
  }

  /** Whether a text is no expression, or one of names that are not declared. */
  boolean isUnknown(String text) {
    Diagnostics syntax = new Diagnostics();
    Optional<Expr> expression = Parser.expression(new SourceFile("<word>", text), syntax);
    return syntax.hasErrors()
        || expression
            .filter(
                e ->
                    situation.script.errors(probe(e)).stream()
                        .noneMatch(d -> d.code().equals(UNKNOWN)))
            .isEmpty();
  }

  /** Refuses an expression that means nothing in the script. */
  void check(Script script, Script.Probe probe) {
    List<Diagnostic> errors = script.errors(probe);
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
  }

  /** An expression as it was written. */
  String words(Expr expression) {
    return expression.span().text().strip().replaceAll("\\s+", " ");
  }
}
