package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnParser;
import org.mmn.grammar.MmnParser.StatementContext;
import org.mmn.grammar.MmnParserBaseVisitor;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;
import org.mmn.source.Spelling;

/** Makes statements of their parse trees. */
final class StmtBuilder extends MmnParserBaseVisitor<Stmt> {
  private final Site site;
  private final ExprBuilder expressions;

  StmtBuilder(Site site, ExprBuilder expressions) {
    this.site = site;
    this.expressions = expressions;
  }

  /** The statement; an empty block in place of one that did not parse. */
  private Stmt of(StatementContext context) {
    return site.isBroken(context) ? new Stmt.Block(site.span(context), List.of()) : visit(context);
  }

  private Optional<Stmt> maybe(StatementContext context) {
    return Optional.ofNullable(context).map(this::of);
  }

  Stmt.Block block(MmnParser.BlockContext context) {
    return block(context, context.statement());
  }

  Stmt.Block block(ParserRuleContext context, List<StatementContext> written) {
    List<Stmt> statements = new ArrayList<>();
    for (StatementContext statement : site.whole(written)) {
      statements.add(visit(statement));
    }
    return new Stmt.Block(site.span(context), List.copyOf(statements));
  }

  @Override
  public Stmt visitNestedBlock(MmnParser.NestedBlockContext context) {
    return block(context.block());
  }

  @Override
  public Stmt visitLocal(MmnParser.LocalContext context) {
    MmnParser.VariableContext rest = context.variable();
    if (rest.UNREGISTERED() != null) {
      misplacedUnregistered(rest);
    }
    Decl.Variable variable =
        new Decl.Variable(
            site.span(context),
            "",
            context.GHOST() != null,
            expressions.type(context.type()),
            context.name.getText(),
            site.span(context.name),
            expressions.maybe(rest.length),
            expressions.maybe(rest.initial));
    return new Stmt.Local(variable.span(), variable);
  }

  void misplacedUnregistered(MmnParser.VariableContext rest) {
    site.into()
        .error(
            "MMN019",
            site.span(rest.UNREGISTERED().getSymbol()),
            "only a notifier or interval of a scenario can be 'unregistered'");
  }

  @Override
  public Stmt visitIf(MmnParser.IfContext context) {
    return new Stmt.If(
        site.span(context),
        expressions.of(context.condition),
        of(context.then),
        maybe(context.otherwise));
  }

  @Override
  public Stmt visitWhile(MmnParser.WhileContext context) {
    return new Stmt.While(site.span(context), expressions.of(context.condition), of(context.body));
  }

  @Override
  public Stmt visitFor(MmnParser.ForContext context) {
    return new Stmt.For(
        site.span(context),
        expressions.type(context.type()),
        context.name.getText(),
        site.span(context.name),
        expressions.of(context.over),
        of(context.body));
  }

  @Override
  public Stmt visitRepeat(MmnParser.RepeatContext context) {
    return new Stmt.Repeat(site.span(context), expressions.of(context.count), of(context.body));
  }

  @Override
  public Stmt visitEither(MmnParser.EitherContext context) {
    return new Stmt.Either(site.span(context), context.block().stream().map(this::block).toList());
  }

  @Override
  public Stmt visitAtomically(MmnParser.AtomicallyContext context) {
    return new Stmt.Atomically(site.span(context), block(context.block()));
  }

  @Override
  public Stmt visitBreak(MmnParser.BreakContext context) {
    return new Stmt.Break(site.span(context));
  }

  @Override
  public Stmt visitContinue(MmnParser.ContinueContext context) {
    return new Stmt.Continue(site.span(context));
  }

  @Override
  public Stmt visitGoto(MmnParser.GotoContext context) {
    return new Stmt.Goto(site.span(context), context.label.getText(), site.span(context.label));
  }

  @Override
  public Stmt visitLabeled(MmnParser.LabeledContext context) {
    return new Stmt.Labeled(
        site.span(context), context.label.getText(), site.span(context.label), of(context.body));
  }

  @Override
  public Stmt visitReturn(MmnParser.ReturnContext context) {
    return new Stmt.Return(site.span(context), expressions.maybe(context.value));
  }

  @Override
  public Stmt visitAssert(MmnParser.AssertContext context) {
    return new Stmt.Assert(
        site.span(context),
        expressions.of(context.condition),
        Optional.ofNullable(context.why).map(Token::getText).map(Lexed::unquoted));
  }

  @Override
  public Stmt visitWhenKernelStatement(MmnParser.WhenKernelStatementContext context) {
    return new Stmt.WhenKernel(
        site.span(context),
        expressions.versions(context.versions()),
        site.span(context.versions()),
        of(context.then),
        maybe(context.otherwise));
  }

  @Override
  public Stmt visitEmpty(MmnParser.EmptyContext context) {
    return new Stmt.Block(site.span(context), List.of());
  }

  @Override
  public Stmt visitEvaluate(MmnParser.EvaluateContext context) {
    Expr target = expressions.of(context.target);
    if (context.effect() == null) {
      requireCall(target);
      return new Stmt.Evaluate(site.span(context), target);
    }
    requirePlace(target);
    if (context.effect() instanceof MmnParser.AssignContext assign) {
      return new Stmt.Assign(
          site.span(context), target, assign.operator.getText(), expressions.of(assign.value));
    }
    var step = (MmnParser.IncrementContext) context.effect();
    return new Stmt.Increment(site.span(context), target, step.INCREMENT() != null);
  }

  private void requireCall(Expr expression) {
    if (expression instanceof Expr.Call) {
      return;
    }
    Diagnostic found =
        Diagnostic.error("MMN015", expression.span(), "this statement has no effect");
    if (expression instanceof Expr.Name name) {
      Optional<String> meant = Spelling.nearest(name.name(), Words.STATEMENTS);
      found = meant.map(found::meaning).orElse(found);
    } else if (expression instanceof Expr.Binary comparison && comparison.operator().equals("==")) {
      Span operator = comparison.operatorSpan();
      found = found.note(operator, "'==' compares; '=' assigns");
    }
    site.into().add(found);
  }

  private void requirePlace(Expr target) {
    boolean place =
        target instanceof Expr.Name
            || target instanceof Expr.Member
            || target instanceof Expr.Index;
    if (!place) {
      site.into().error("MMN016", target.span(), "only a variable can be assigned to");
    }
  }
}
