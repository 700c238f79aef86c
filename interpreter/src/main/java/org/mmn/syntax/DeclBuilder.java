package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mmn.grammar.MmnParser;
import org.mmn.grammar.MmnParser.DeclarationContext;
import org.mmn.grammar.MmnParserBaseVisitor;
import org.mmn.source.Span;

/** Makes declarations of their parse trees. */
final class DeclBuilder extends MmnParserBaseVisitor<Decl> {
  private final Site site;
  private final ExprBuilder expressions;
  private final StmtBuilder statements;

  DeclBuilder(Site site) {
    this.site = site;
    this.expressions = new ExprBuilder(site);
    this.statements = new StmtBuilder(site, expressions);
  }

  Unit unit(MmnParser.UnitContext context) {
    return new Unit(site.file(), site.fileDoc(), declarations(context.declaration()));
  }

  Stmt.Block statements(MmnParser.StatementsContext context) {
    return statements.block(context, context.statement());
  }

  private List<Decl> declarations(List<DeclarationContext> contexts) {
    List<Decl> declarations = new ArrayList<>();
    for (DeclarationContext context : site.whole(contexts)) {
      declarations.add(visit(context));
    }
    return List.copyOf(declarations);
  }

  private List<Decl> members(MmnParser.MembersContext context) {
    return declarations(context.declaration());
  }

  private List<Decl> selected(MmnParser.SelectedContext context) {
    return context instanceof MmnParser.SelectedMembersContext block
        ? members(block.members())
        : declarations(List.of(((MmnParser.SelectedDeclarationContext) context).declaration()));
  }

  @Override
  public Decl visitUse(MmnParser.UseContext context) {
    boolean isPath = context.path != null;
    String module = isPath ? Lexed.unquoted(context.path.getText()) : context.module.getText();
    return new Decl.Use(site.span(context), module, isPath);
  }

  @Override
  public Decl visitKernel(MmnParser.KernelContext context) {
    return new Decl.Kernel(site.span(context), expressions.versions(context.versions()));
  }

  @Override
  public Decl visitWhenKernelDeclaration(MmnParser.WhenKernelDeclarationContext context) {
    return new Decl.WhenKernel(
        site.span(context),
        expressions.versions(context.versions()),
        site.span(context.versions()),
        selected(context.then),
        context.otherwise == null ? List.of() : selected(context.otherwise));
  }

  @Override
  public Decl visitConst(MmnParser.ConstContext context) {
    return new Decl.Const(
        site.span(context),
        site.doc(context),
        context.name.getText(),
        site.span(context.name),
        expressions.of(context.value));
  }

  @Override
  public Decl visitTyped(MmnParser.TypedContext context) {
    if (context.rest instanceof MmnParser.FunctionContext function) {
      return function(context, function);
    }
    var variable = ((MmnParser.DeclaredVariableContext) context.rest).variable();
    if (context.EXTERN() != null || context.MACRO() != null) {
      site.into()
          .error(
              "MMN018",
              site.span(context.kind),
              "only a function can be '" + context.kind.getText() + "'");
    }
    String type = context.type().getText();
    boolean isInstance = type.equals("notifier") || type.equals("interval");
    Optional<Expr> initial = expressions.maybe(variable.initial);
    if (isInstance
        && context.kind == null
        && variable.length == null
        && initial.isPresent()
        && initial.get() instanceof Expr.Call call
        && call.callee() instanceof Expr.Name driver) {
      return instance(context, call, driver, variable.UNREGISTERED() != null);
    }
    if (variable.UNREGISTERED() != null) {
      statements.misplacedUnregistered(variable);
    }
    return new Decl.Variable(
        site.span(context),
        site.doc(context),
        context.GHOST() != null,
        expressions.type(context.type()),
        context.name.getText(),
        site.span(context.name),
        expressions.maybe(variable.length),
        initial);
  }

  private Decl instance(
      MmnParser.TypedContext context, Expr.Call call, Expr.Name driver, boolean unregistered) {
    return new Decl.Instance(
        site.span(context),
        site.doc(context),
        context.type().getText().equals("interval"),
        context.name.getText(),
        site.span(context.name),
        driver.name(),
        driver.span(),
        call.arguments(),
        unregistered);
  }

  private Decl function(MmnParser.TypedContext context, MmnParser.FunctionContext function) {
    Decl.FunctionKind kind =
        context.EXTERN() != null
            ? Decl.FunctionKind.EXTERN
            : context.MACRO() != null ? Decl.FunctionKind.MACRO : Decl.FunctionKind.PLAIN;
    String name = context.name.getText();
    boolean hasBody = function.block() != null;
    if (context.GHOST() != null) {
      site.into().error("MMN018", site.span(context.kind), "a function cannot be 'ghost'");
    } else if (hasBody && kind == Decl.FunctionKind.EXTERN) {
      Span block = site.span(function.block());
      Span brace = new Span(block.file(), block.start(), block.start() + 1);
      site.into().error("MMN018", brace, "'" + name + "' is extern: it has no body, only a ';'");
    } else if (!hasBody && kind != Decl.FunctionKind.EXTERN) {
      site.into()
          .error(
              "MMN018",
              site.span(function.SEMI().getSymbol()),
              "the function '" + name + "' needs a body; only an extern one ends in ';'");
    }
    return new Decl.Function(
        site.span(context),
        site.doc(context),
        kind,
        expressions.type(context.type()),
        name,
        site.span(context.name),
        parameters(function.parameters()),
        Optional.ofNullable(function.block()).map(statements::block));
  }

  private List<Decl.Parameter> parameters(MmnParser.ParametersContext context) {
    return context == null ? List.of() : context.parameter().stream().map(this::parameter).toList();
  }

  private Decl.Parameter parameter(MmnParser.ParameterContext context) {
    return new Decl.Parameter(
        site.span(context),
        expressions.type(context.type()),
        context.name.getText(),
        site.span(context.name),
        expressions.maybe(context.value));
  }

  @Override
  public Decl visitStruct(MmnParser.StructContext context) {
    return new Decl.Struct(
        site.span(context),
        site.doc(context),
        context.name.getText(),
        site.span(context.name),
        members(context.members()));
  }

  @Override
  public Decl visitDriver(MmnParser.DriverContext context) {
    return new Decl.Driver(
        site.span(context),
        site.doc(context),
        context.name.getText(),
        site.span(context.name),
        parameters(context.parameters()),
        context.flags() == null ? List.of() : flags(context.flags().flag()),
        members(context.members()));
  }

  private List<Decl.Flag> flags(List<MmnParser.FlagContext> contexts) {
    return contexts.stream().map(f -> new Decl.Flag(site.span(f), f.getText())).toList();
  }

  @Override
  public Decl visitCallback(MmnParser.CallbackContext context) {
    return new Decl.Callback(
        site.span(context),
        site.doc(context),
        context.name.getText(),
        site.span(context.name),
        parameters(context.parameters()),
        statements.block(context.block()));
  }

  @Override
  public Decl visitScenario(MmnParser.ScenarioContext context) {
    return new Decl.Scenario(
        site.span(context),
        site.doc(context),
        Lexed.unquoted(context.title.getText()),
        site.span(context.title),
        members(context.members()));
  }

  @Override
  public Decl visitMemory(MmnParser.MemoryContext context) {
    return new Decl.Memory(
        site.span(context),
        site.whole(context.setting()).stream()
            .map(s -> new Decl.Setting(site.span(s), s.name.getText(), expressions.of(s.value)))
            .toList());
  }

  @Override
  public Decl visitMm(MmnParser.MmContext context) {
    return new Decl.Mm(
        site.span(context),
        site.doc(context),
        context.name.getText(),
        site.span(context.name),
        Optional.ofNullable(context.forked()).map(this::forked),
        site.whole(context.vma()).stream().map(this::vma).toList());
  }

  private Decl.Forked forked(MmnParser.ForkedContext context) {
    return new Decl.Forked(
        site.span(context), Optional.ofNullable(context.parent).map(p -> p.getText()));
  }

  private Decl.Attribute attribute(MmnParser.AttributeContext context) {
    return new Decl.Attribute(
        site.span(context),
        context.name.getText(),
        Optional.ofNullable(context.of).map(f -> f.getText()));
  }

  private Decl.Vma vma(MmnParser.VmaContext context) {
    return new Decl.Vma(
        site.span(context),
        context.name.getText(),
        site.span(context.name),
        expressions.of(context.pages),
        site.whole(context.attribute()).stream().map(this::attribute).toList());
  }

  @Override
  public Decl visitThreadDecl(MmnParser.ThreadDeclContext context) {
    return new Decl.ThreadDecl(
        site.span(context),
        site.doc(context),
        context.DAEMON() != null,
        context.KTHREAD() != null,
        context.name.getText(),
        site.span(context.name),
        expressions.maybe(context.count),
        expressions.maybe(context.mm),
        statements.block(context.block()));
  }

  @Override
  public Decl visitInit(MmnParser.InitContext context) {
    return new Decl.Init(site.span(context), statements.block(context.block()));
  }

  @Override
  public Decl visitProperty(MmnParser.PropertyContext context) {
    boolean isNamed = context.first != null && context.last != null;
    if (isNamed && !(context.first instanceof MmnParser.NameContext)) {
      site.into().error("MMN010", site.span(context.first), "a property's name is a single word");
    }
    return new Decl.Property(
        site.span(context),
        site.doc(context),
        propertyKind(context.kind),
        isNamed ? Optional.of(context.first.getText()) : Optional.empty(),
        expressions.of(context.last == null ? context.first : context.last));
  }

  private static Decl.PropertyKind propertyKind(Token word) {
    return switch (word.getType()) {
      case MmnParser.ALWAYS -> Decl.PropertyKind.ALWAYS;
      case MmnParser.NEVER -> Decl.PropertyKind.NEVER;
      case MmnParser.FINALLY -> Decl.PropertyKind.FINALLY;
      case MmnParser.REACHABLE -> Decl.PropertyKind.REACHABLE;
      case MmnParser.EVENTUALLY -> Decl.PropertyKind.EVENTUALLY;
      default -> throw new IllegalArgumentException(word.getText());
    };
  }

  @Override
  public Decl visitSchedule(MmnParser.ScheduleContext context) {
    return new Decl.Schedule(
        site.span(context),
        context.point().stream()
            .map(
                p ->
                    new Decl.Point(
                        site.span(p),
                        p.thread.getText(),
                        expressions.maybe(p.index),
                        p.label.getText()))
            .toList());
  }

  @Override
  public Decl visitExpect(MmnParser.ExpectContext context) {
    return new Decl.Expect(
        site.span(context),
        context.LEAST() != null,
        context.verdict().stream()
            .map(
                v ->
                    new Decl.VerdictName(
                        site.span(v), v.name.getText(), expressions.maybe(v.value)))
            .toList(),
        context.versions() == null ? List.of() : expressions.versions(context.versions()));
  }
}
