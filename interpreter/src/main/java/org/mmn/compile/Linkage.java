package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.model.Choose;
import org.mmn.model.Op;
import org.mmn.model.Primitives;
import org.mmn.model.ReadVariable;
import org.mmn.model.WriteVariable;
import org.mmn.resolve.Extern;
import org.mmn.resolve.Function;
import org.mmn.resolve.Label;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;
import org.mmn.source.Span;
import org.mmn.state.Field;

/** What the code of all functions of a program shares: ops, sites, tables, labels, by number. */
final class Linkage {
  final Objects objects;
  final Tables tables;
  final Variables variables;
  final IdentityHashMap<Function, Integer> functions = new IdentityHashMap<>();
  final List<Op> ops = new ArrayList<>();
  final List<Signature> signatures = new ArrayList<>();
  final List<Site> sites = new ArrayList<>();
  final List<Assertion> assertions = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();

  /** Those that a thread is to be found at though nothing observes them. */
  final List<Label> marks;

  final List<String> texts = new ArrayList<>();
  private final Primitives primitives;
  private final Map<String, Integer> opNumbers = new LinkedHashMap<>();
  private final IdentityHashMap<Variable, Integer> reads = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, Integer> joinedReads = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, Integer> writes = new IdentityHashMap<>();

  Linkage(
      Objects objects,
      Tables tables,
      Variables variables,
      Primitives primitives,
      List<Label> marks) {
    this.objects = objects;
    this.tables = tables;
    this.variables = variables;
    this.primitives = primitives;
    this.marks = marks;
  }

  int number(Function function) {
    return requireNonNull(functions.get(function), function.name());
  }

  int op(Extern extern) {
    return opNumbers.computeIfAbsent(
        extern.name(),
        name ->
            add(
                primitives
                    .op(name)
                    .orElseThrow(
                        () -> new IllegalStateException("no primitive implements " + name)),
                new Signature(
                    extern.parameters().stream().map(p -> p.type().kind()).toList(),
                    extern.result().kind())));
  }

  /** Reads a variable in a step of its own. */
  int read(Variable variable) {
    return reads.computeIfAbsent(variable, v -> read(v, false));
  }

  /** Reads a ghost for an assignment to a ghost, in the step before it. */
  int joinedRead(Variable ghost) {
    return joinedReads.computeIfAbsent(ghost, v -> read(v, true));
  }

  private int read(Variable v, boolean joins) {
    return add(
        new ReadVariable(variables.field(v), joins),
        new Signature(List.of(Type.Kind.INT), v.type().kind()));
  }

  int write(Variable variable) {
    return writes.computeIfAbsent(
        variable,
        v ->
            add(
                new WriteVariable(variables.field(v), v.ghost()),
                new Signature(List.of(Type.Kind.INT, v.type().kind()), Type.Kind.VOID)));
  }

  int choose() {
    return opNumbers.computeIfAbsent(
        "choose",
        name ->
            add(new Choose(), new Signature(List.of(Type.Kind.INT, Type.Kind.INT), Type.Kind.INT)));
  }

  private int add(Op op, Signature signature) {
    ops.add(op);
    signatures.add(signature);
    return ops.size() - 1;
  }

  /** How many locks there are, of all kinds. */
  int locks() {
    return objects.locks().size();
  }

  Field field(Variable variable) {
    return variables.field(variable);
  }

  int text(String text) {
    int known = texts.indexOf(text);
    if (known >= 0) {
      return known;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  int site(Function in, Span span, String call) {
    sites.add(
        new Site(
            span,
            in.name(),
            in.stdlib() && in.driver().isEmpty(),
            in.driver().map(d -> d.name()).orElse(""),
            call));
    return sites.size() - 1;
  }

  int assertion(Assertion assertion) {
    int known = assertions.indexOf(assertion);
    if (known >= 0) {
      return known;
    }
    assertions.add(assertion);
    return assertions.size() - 1;
  }

  int label(Label label) {
    int known = labels.indexOf(label);
    if (known >= 0) {
      return known;
    }
    labels.add(label);
    return labels.size() - 1;
  }
}
