package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnParser;
import org.mmn.grammar.MmnParser.ArgumentContext;
import org.mmn.grammar.MmnParser.ExpressionContext;
import org.mmn.grammar.MmnParserBaseVisitor;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;
import org.mmn.source.Diagnostic;
import org.mmn.source.Span;

/** Makes expressions, types and version lists of their parse trees. */
final class ExprBuilder extends MmnParserBaseVisitor<Expr> {
  private final Site site;

  ExprBuilder(Site site) {
    this.site = site;
  }

  Expr of(ExpressionContext context) {
    return visit(context);
  }

  Optional<Expr> maybe(ExpressionContext context) {
    return Optional.ofNullable(context).map(this::visit);
  }

  @Override
  public Expr visitParenthesized(MmnParser.ParenthesizedContext context) {
    return of(context.inner);
  }

  @Override
  public Expr visitNumber(MmnParser.NumberContext context) {
    return new Expr.Number(site.span(context), Lexed.value(context.getText()));
  }

  @Override
  public Expr visitBool(MmnParser.BoolContext context) {
    return new Expr.Bool(site.span(context), context.TRUE() != null);
  }

  @Override
  public Expr visitText(MmnParser.TextContext context) {
    return new Expr.Text(site.span(context), Lexed.unquoted(context.getText()));
  }

  @Override
  public Expr visitName(MmnParser.NameContext context) {
    return new Expr.Name(site.span(context), context.getText());
  }

  @Override
  public Expr visitMember(MmnParser.MemberContext context) {
    return new Expr.Member(
        site.span(context),
        of(context.target),
        context.identifier().getText(),
        site.span(context.identifier()));
  }

  @Override
  public Expr visitSubscripted(MmnParser.SubscriptedContext context) {
    Span span = site.span(context);
    Expr target = of(context.target);
    if (context.subscript() instanceof MmnParser.SubscriptFromContext from) {
      return from.dots == null
          ? new Expr.Index(span, target, of(from.low))
          : new Expr.Slice(span, target, Optional.of(of(from.low)), maybe(from.high));
    }
    var upTo = (MmnParser.SubscriptUpToContext) context.subscript();
    return new Expr.Slice(span, target, Optional.empty(), maybe(upTo.high));
  }

  @Override
  public Expr visitCall(MmnParser.CallContext context) {
    Expr callee = of(context.callee);
    if (!(callee instanceof Expr.Name || callee instanceof Expr.Member)) {
      site.into().error("MMN017", callee.span(), "only a function can be called, by its name");
    }
    return new Expr.Call(site.span(context), callee, arguments(context.argument()));
  }

  private List<Expr.Argument> arguments(List<ArgumentContext> contexts) {
    List<Expr.Argument> arguments = new ArrayList<>();
    for (ArgumentContext context : contexts) {
      Optional<String> name = Optional.ofNullable(context.name).map(n -> n.getText());
      Expr value = of(context.value);
      if (context.high != null) {
        Expr high = of(context.high);
        value = new Expr.Interval(value.span().to(site.span(context.high)), value, high);
      }
      arguments.add(new Expr.Argument(site.span(context), name, value));
    }
    return List.copyOf(arguments);
  }

  @Override
  public Expr visitUnary(MmnParser.UnaryContext context) {
    return new Expr.Unary(site.span(context), context.operator.getText(), of(context.operand));
  }

  @Override
  public Expr visitBinary(MmnParser.BinaryContext context) {
    return new Expr.Binary(
        site.span(context),
        context.operator.getText(),
        of(context.left),
        of(context.right),
        site.span(context.operator));
  }

  @Override
  public Expr visitConditional(MmnParser.ConditionalContext context) {
    return new Expr.Conditional(
        site.span(context), of(context.condition), of(context.whenTrue), of(context.whenFalse));
  }

  @Override
  public Expr visitQuantifier(MmnParser.QuantifierContext context) {
    return new Expr.Quantifier(
        site.span(context),
        context.FORALL() != null,
        context.name.getText(),
        site.span(context.name),
        of(context.over),
        of(context.body));
  }

  TypeName type(MmnParser.TypeContext context) {
    if (context instanceof MmnParser.IntTypeContext number && number.low != null) {
      var bounds = new TypeName.Bounds(of(number.low), of(number.high));
      return new TypeName(site.span(context), "int", Optional.of(bounds));
    }
    return new TypeName(site.span(context), context.getText(), Optional.empty());
  }

  List<VersionRange> versions(MmnParser.VersionsContext context) {
    List<VersionRange> ranges = new ArrayList<>();
    for (MmnParser.VersionRangeContext range : context.versionRange()) {
      ranges.add(range(range));
    }
    return List.copyOf(ranges);
  }

  private VersionRange range(MmnParser.VersionRangeContext context) {
    if (context instanceof MmnParser.VersionsUpToContext upTo) {
      return new VersionRange(Optional.empty(), version(upTo.high));
    }
    var from = (MmnParser.VersionsFromContext) context;
    Optional<KernelVersion> low = version(from.low);
    if (from.DOTDOT() == null) {
      return new VersionRange(low, low);
    }
    VersionRange range =
        new VersionRange(low, from.high == null ? Optional.empty() : version(from.high));
    if (range.isBackwards()) {
      String turned = new VersionRange(range.to(), range.from()).toString();
      Span span = site.span(context);
      String message = "no version is in this range: it runs backwards";
      site.into().add(Diagnostic.error("MMN021", span, message).meaning(turned));
    }
    return range;
  }

  /** Empty for a version of impossible shape, which was reported as a word. */
  private static Optional<KernelVersion> version(Token token) {
    return KernelVersion.parse(token.getText());
  }
}
