package org.mmn.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.mmn.grammar.MmnLexer;
import org.mmn.grammar.MmnParser;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/**
 * Reads text as a syntax tree: the one door of the front end.
 *
 * <p>Bad input never throws. All syntax errors of a file are collected in one run; what did not
 * parse is missing from the result, so a caller stops when the diagnostics have errors.
 */
public final class Parser {
  private final SourceFile file;
  private final Diagnostics into;
  private final Lexed lexed;
  private final List<Token> balanced;

  private Parser(SourceFile file, Diagnostics into) {
    this.file = file;
    this.into = into;
    this.lexed = new Lexed(file, into);
    this.balanced = Braces.balance(file, lexed.tokens(), into);
  }

  /** Parses a whole file, or one input of the REPL. */
  public static Unit parse(SourceFile file, Diagnostics into) {
    Parser parser = new Parser(file, into);
    return parser
        .tree(MmnParser::unit)
        .map(tree -> new DeclBuilder(parser.site(tree)).unit(tree.context()))
        .orElseGet(() -> new Unit(file, "", List.of()));
  }

  /** Parses a single expression, such as a condition given on the command line. */
  public static Optional<Expr> expression(SourceFile file, Diagnostics into) {
    Parser parser = new Parser(file, into);
    return parser
        .tree(MmnParser::singleExpression)
        .map(tree -> new ExprBuilder(parser.site(tree)).of(tree.context().expression()));
  }

  /** Statements without what they would stand in: one input of the REPL. */
  public static Stmt.Block statements(SourceFile file, Diagnostics into) {
    Parser parser = new Parser(file, into);
    return parser
        .tree(MmnParser::statements)
        .map(tree -> new DeclBuilder(parser.site(tree)).statements(tree.context()))
        .orElseGet(() -> new Stmt.Block(new Span(file, 0, file.text().length()), List.of()));
  }

  /**
   * Whether the text is the beginning of declarations or statements that go on: it is right as far
   * as it goes.
   */
  public static boolean incomplete(SourceFile file) {
    return incomplete(file, MmnParser::unit) || incomplete(file, MmnParser::statements);
  }

  private static boolean incomplete(SourceFile file, Function<MmnParser, ?> rule) {
    Diagnostics wrong = new Diagnostics();
    List<Token> tokens = new Lexed(file, wrong).tokens();
    if (tokens.stream().anyMatch(t -> t.getType() == MmnLexer.OPEN_COMMENT)) {
      return true;
    }
    if (wrong.hasErrors() || Braces.tooDeep(tokens).isPresent()) {
      return false;
    }
    try {
      run(stream(tokens), PredictionMode.LL, new BailErrorStrategy(), rule);
      return false;
    } catch (ParseCancellationException e) {
      return e.getCause() instanceof RecognitionException failure
          && failure.getOffendingToken().getType() == Token.EOF;
    } catch (BoundedParser.TooDeep e) {
      return false;
    }
  }

  /** A parse tree with what it was made of. */
  static final class Tree<T> {
    private final T context;
    private final CommonTokenStream tokens;
    private final Set<ParserRuleContext> broken;

    Tree(T context, CommonTokenStream tokens, Set<ParserRuleContext> broken) {
      this.context = context;
      this.tokens = tokens;
      this.broken = broken;
    }

    T context() {
      return context;
    }

    CommonTokenStream tokens() {
      return tokens;
    }
  }

  /** The tree of a file without errors; empty if there are some. */
  static Optional<Tree<MmnParser.UnitContext>> flawless(SourceFile file, Diagnostics into) {
    Parser parser = new Parser(file, into);
    Optional<Tree<MmnParser.UnitContext>> tree = parser.tree(MmnParser::unit);
    tree.ifPresent(t -> new DeclBuilder(parser.site(t)).unit(t.context()));
    return into.hasErrors() ? Optional.empty() : tree;
  }

  private Site site(Tree<?> tree) {
    return new Site(file, tree.tokens, tree.broken, into);
  }

  /** Fast first; on failure again with the full strategy, which also explains what is wrong. */
  private <T> Optional<Tree<T>> tree(Function<MmnParser, T> rule) {
    Optional<Token> deep = Braces.tooDeep(balanced);
    if (deep.isPresent()) {
      tooDeep(deep.get());
      return Optional.empty();
    }
    CommonTokenStream tokens = stream(balanced);
    try {
      T context = run(tokens, PredictionMode.SLL, new BailErrorStrategy(), rule);
      return Optional.of(new Tree<>(context, tokens, Set.of()));
    } catch (ParseCancellationException e) {
      return explained(rule);
    } catch (BoundedParser.TooDeep e) {
      tooDeep(e.where());
      return Optional.empty();
    }
  }

  private <T> Optional<Tree<T>> explained(Function<MmnParser, T> rule) {
    CommonTokenStream tokens = stream(balanced);
    Recovery recovery = new Recovery(file, new SyntaxErrors(lexed, into));
    try {
      T context = run(tokens, PredictionMode.LL, recovery, rule);
      return Optional.of(new Tree<>(context, tokens, recovery.broken()));
    } catch (RecognitionException e) {
      return Optional.empty();
    } catch (BoundedParser.TooDeep e) {
      tooDeep(e.where());
      return Optional.empty();
    }
  }

  private static <T> T run(
      CommonTokenStream tokens,
      PredictionMode mode,
      ANTLRErrorStrategy strategy,
      Function<MmnParser, T> rule) {
    BoundedParser parser = new BoundedParser(tokens);
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(strategy);
    try {
      return rule.apply(parser);
    } catch (StackOverflowError looksAheadTooFar) {
      throw new BoundedParser.TooDeep(parser.getCurrentToken());
    }
  }

  private static CommonTokenStream stream(List<Token> tokens) {
    return new CommonTokenStream(new ListTokenSource(tokens));
  }

  private void tooDeep(Token where) {
    Span span = lexed.span(where);
    into.error("MMN009", span, "this is nested too deeply");
  }
}
