package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Expr;

/**
 * Finds the lock class that a verdict names: {@code gpu.lock} by an instance, {@code
 * plain_reader.lock} by its driver, {@code mm.mmap_lock} by the type, {@code oom_lock} by itself.
 */
final class LockNames {
  private final Session session;
  private final Scope scope;

  LockNames(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  Optional<Variable> lock(Expr written) {
    Optional<Variable> byClass = ofClass(written);
    if (byClass.isPresent()) {
      return isLock(byClass.get(), written.span());
    }
    Context context = Context.of(session, scope, Frame.of(Frame.Purpose.PROPERTY));
    Denoted denoted = new ExpressionResolver(context).denote(written);
    if (denoted instanceof Denoted.Elements elements) {
      return isLock(elements.variable(), written.span());
    } else if (denoted instanceof Denoted.Single single
        && single.value() instanceof Value.ReadShared read) {
      return isLock(read.variable(), written.span());
    } else if (denoted instanceof Denoted.Single single && TypeRules.isUnknown(single.value())) {
      return Optional.empty();
    }
    return notALock(written.span());
  }

  private Optional<Variable> isLock(Variable variable, Span span) {
    return variable.type().kind().isLock() ? Optional.of(variable) : notALock(span);
  }

  private Optional<Variable> notALock(Span span) {
    session.error(Codes.WRONG_TYPE, span, "'" + span.text() + "' is not a lock");
    return Optional.empty();
  }

  private Optional<Variable> ofClass(Expr written) {
    if (!(written instanceof Expr.Member member && member.target() instanceof Expr.Name owner)) {
      return Optional.empty();
    }
    Optional<Symbol> symbol = scope.find(owner.name());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Subscriber subscriber) {
      return session
          .declarations()
          .driver(subscriber)
          .scope()
          .own(member.name())
          .flatMap(this::variable);
    }
    boolean type = symbol.isEmpty() && TypeNames.kind(owner.name()).isPresent();
    return type
        ? scope.find(owner.name() + "." + member.name()).flatMap(this::variable)
        : Optional.empty();
  }

  private Optional<Variable> variable(Symbol symbol) {
    return symbol instanceof Symbol.Shared shared
        ? Optional.of(session.declarations().variable(shared))
        : Optional.empty();
  }
}
