package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;
import org.mmn.syntax.Stmt;

/** Resolves whole bodies: of functions, callbacks, threads, macros. */
final class BodyResolver {
  private final Session session;
  private final Scope scope;

  /**
   * @param scope of the surroundings
   */
  BodyResolver(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  /**
   * @param forgiving whether it may return nothing, which then is 0
   */
  void function(Function function, List<Formal> formals, Stmt.Block body, boolean forgiving) {
    Scope inner = scope.inner();
    Definitions definitions = new Definitions(session, inner, false, Optional.empty());
    for (int i = 0; i < formals.size(); i++) {
      Local parameter = function.parameters().get(i);
      Formal formal = formals.get(i);
      definitions.define(
          formal.name(), formal.span(), new Symbol.Bound(parameter, formal.span(), true));
    }
    Optional<java.util.function.Function<Span, Value>> self =
        function.driver().map(d -> span -> new Value.This(DriverBody.typeOf(d), span));
    Frame frame = Frame.code(function.result(), LabelTable.of(session, body), self);
    Frame chosen = forgiving ? frame.forgivingOne() : frame;
    function.setBody(new BodyResolver(session, inner).code(body, chosen, function.span()));
  }

  /**
   * The locals of {@code body} join the names of this scope, so that none is called as a parameter
   * is.
   *
   * @param named what to point at when the body ends without the value that it has to return
   */
  Code code(Stmt.Block body, Frame frame, Span named) {
    Context context = Context.of(session, scope, frame);
    Code code = new StatementResolver(context).here(body);
    Type result = frame.result();
    boolean needsValue = result.kind() != Type.Kind.VOID && !frame.forgiving();
    if (needsValue && new Flow().completes(code)) {
      session.error(
          Codes.MISSING_RETURN,
          named,
          "'" + named.text() + "' can end without returning " + TypeRules.withArticle(result));
    }
    return code;
  }

  /** A body without parameters or value: of a thread or {@code init}. */
  void thread(
      Function function,
      Stmt.Block body,
      LabelTable labels,
      Optional<java.util.function.Function<Span, Value>> self) {
    Frame frame = Frame.code(Type.VOID, labels, self);
    function.setBody(new BodyResolver(session, scope.inner()).code(body, frame, function.span()));
  }
}
