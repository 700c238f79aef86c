package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.report.DiagnosticText;
import org.mmn.report.Paragraphs;
import org.mmn.resolve.Codes;
import org.mmn.resolve.Resolver;
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
  /** What is wrong with an expression that is meant as a statement. */
  private static final List<String> DOES_SOMETHING = List.of(Codes.PROPERTY_ACTS, Codes.NO_VALUE);

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
    Optional<Expr> question = question(source);
    if (question.isPresent()) {
      return value(question.get());
    }
    boolean open = !text.endsWith(";") && !text.endsWith("}");
    SourceFile closed = open ? new SourceFile(source.name(), text + "\n;") : source;
    Diagnostics ofClosed = new Diagnostics();
    Stmt.Block block = Parser.statements(closed, ofClosed);
    if (!ofClosed.hasErrors()) {
      return doesNothing(block) ? Answer.ok("") : run(closed, block);
    }
    Diagnostics ofStatements = new Diagnostics();
    Parser.statements(source, ofStatements);
    throw refused(later(ofDeclarations, ofStatements).all());
  }

  /** {@code ;} and {@code { }}. */
  private static boolean doesNothing(Stmt statement) {
    return statement instanceof Stmt.Block block
        && block.statements().stream().allMatch(Language::doesNothing);
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
    Script other = situation.script().with(input);
    List<Diagnostic> errors = other.errors();
    if (!errors.isEmpty()) {
      throw refused(clashes(errors, input.source()).orElse(errors));
    }
    List<String> remarks = situation.change(other);
    inputs++;
    StringBuilder text = new StringBuilder();
    remarks.forEach(r -> text.append(Paragraphs.hanging("    ", r)));
    return Answer.ok(text.toString());
  }

  /** Names that are there already: what follows from that is not worth a line. */
  private static Optional<List<Diagnostic>> clashes(List<Diagnostic> errors, SourceFile input) {
    List<Diagnostic> twice =
        errors.stream()
            .filter(d -> d.code().equals(Codes.DUPLICATE))
            .map(d -> inputFirst(d, input))
            .filter(d -> d.span().file().equals(input))
            .distinct()
            .toList();
    return twice.isEmpty() ? Optional.empty() : Optional.of(twice);
  }

  /** The resolver takes declarations by kind; here that of the file was first. */
  private static Diagnostic inputFirst(Diagnostic twice, SourceFile input) {
    boolean turned =
        !twice.span().file().equals(input)
            && twice.notes().stream().anyMatch(n -> n.span().file().equals(input));
    if (!turned) {
      return twice;
    }
    Diagnostic.Note first = twice.notes().get(0);
    return Diagnostic.error(twice.code(), first.span(), twice.message())
        .note(twice.span(), first.message());
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
            + " {\n"
            + source.text().strip()
            + "\n}";
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

  /** A name that nothing has. */
  private String thread() {
    Set<String> taken = Names.words(situation.script());
    situation.anyWalk().ifPresent(w -> taken.addAll(w.now().trace().threads()));
    int number = 1;
    while (taken.contains("t" + number)) {
      number++;
    }
    return "t" + number;
  }

  /** The first mm of the scenario, if it has one. */
  private Optional<String> mm() {
    Script script = situation.script();
    return Resolver.scenarios(script.unit()).get(script.scenario()).members().stream()
        .filter(Decl.Mm.class::isInstance)
        .map(d -> ((Decl.Mm) d).name())
        .findFirst();
  }

  /** An expression that has a value; none when the text is no expression, or does something. */
  private Optional<Expr> question(SourceFile source) {
    String text = source.text();
    boolean closed = text.endsWith(";");
    SourceFile bare =
        closed ? new SourceFile(source.name(), text.substring(0, text.length() - 1)) : source;
    Diagnostics syntax = new Diagnostics();
    Optional<Expr> expression = Parser.expression(bare, syntax);
    if (expression.isEmpty() || syntax.hasErrors()) {
      return Optional.empty();
    }
    List<Diagnostic> errors = situation.script().errors(probe(expression.get()));
    boolean does = errors.stream().anyMatch(d -> DOES_SOMETHING.contains(d.code()));
    if (!errors.isEmpty() && !does && !closed) {
      throw refused(errors);
    }
    return expression.filter(e -> errors.isEmpty());
  }

  private Answer value(Expr expression) {
    return Answer.ok(now(expression) + "\n");
  }

  /** What an expression is now. */
  String now(Expr expression) {
    List<Script.Probe> asking = List.of(probe(expression));
    Walk asked = new Walk(situation.script().ready(asking).orElseThrow(Language::noThreads));
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
    String bare =
        text.strip()
            .replaceAll(";$", "")
            .replaceAll("^'(.*)'$", "$1")
            .replaceFirst("^([\\w\\[\\]]+)@(\\w+)$", "at($1, $2)");
    Optional<Expr> expression =
        Parser.expression(new SourceFile("<" + command + ">", bare), syntax);
    if (syntax.hasErrors() || expression.isEmpty()) {
      throw refused(syntax.all());
    }
    return expression.get();
  }

  /**
   * What is asked by naming a lock: is it held; a label, alone or behind its thread: is anybody
   * there.
   */
  Expr meant(Expr expression) {
    if (expression instanceof Expr.Call || expression instanceof Expr.Binary) {
      return expression;
    }
    String words = words(expression);
    return question("held(" + words + ")")
        .or(() -> Optional.of(expression).filter(this::hasMeaning))
        .or(() -> question(words.replaceFirst("^(.*)\\.(\\w+)$", "at($1, $2)")))
        .or(() -> question(anybodyAt(words)))
        .orElse(expression);
  }

  private Optional<Expr> question(String text) {
    return Parser.expression(new SourceFile("<question>", text), new Diagnostics())
        .filter(this::hasMeaning);
  }

  private boolean hasMeaning(Expr expression) {
    return situation.script().errors(probe(expression)).isEmpty();
  }

  private String anybodyAt(String label) {
    return situation
        .anyWalk()
        .map(Walk::now)
        .map(
            run ->
                IntStream.range(0, run.threads())
                    .filter(t -> run.labels(t).contains(label))
                    .mapToObj(t -> "at(" + run.trace().threads().get(t) + ", " + label + ")")
                    .collect(Collectors.joining(" || ")))
        .orElse("");
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
                    situation.script().errors(probe(e)).stream()
                        .noneMatch(d -> d.code().equals(Codes.UNKNOWN_NAME)))
            .isEmpty();
  }

  /** Refuses an expression that means nothing in the script. */
  void check(Script script, Script.Probe probe) {
    List<Diagnostic> errors = script.errors(probe);
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
  }

  /** Whether a value, in words, counts as true. */
  static boolean isTrue(String value) {
    return !List.of("", "false", "0", "NULL").contains(value);
  }

  /** An expression as it was written. */
  String words(Expr expression) {
    return expression.span().text().strip().replaceAll("\\s+", " ");
  }
}
