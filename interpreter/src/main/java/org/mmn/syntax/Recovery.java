package org.mmn.syntax;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.mmn.grammar.MmnParser;
import org.mmn.source.SourceFile;
import org.mmn.source.Spelling;

/**
 * Goes on after a syntax error at the next statement or declaration.
 *
 * <p>An error inside one is thrown up to it; what is left of it is skipped, to its semicolon, or to
 * a line that is indented no deeper. A body in braces is parsed for its own errors. ANTLR's own
 * repair of single tokens is off: it guesses, and its guesses make further errors.
 */
final class Recovery extends DefaultErrorStrategy {
  private static final Set<Integer> STARTS_DECLARATION =
      Set.of(
          MmnParser.ALWAYS,
          MmnParser.CONST,
          MmnParser.EVENTUALLY,
          MmnParser.EXPECT,
          MmnParser.FINALLY,
          MmnParser.NEVER,
          MmnParser.REACHABLE,
          MmnParser.SCENARIO);
  private static final Set<Integer> STARTS_STATEMENT =
      Set.of(
          MmnParser.ASSERT,
          MmnParser.ATOMICALLY,
          MmnParser.BREAK,
          MmnParser.CONTINUE,
          MmnParser.EITHER,
          MmnParser.FOR,
          MmnParser.GOTO,
          MmnParser.IF,
          MmnParser.REPEAT,
          MmnParser.RETURN,
          MmnParser.WHILE);
  private static final Set<String> MEMBER_OWNERS = Set.of("scenario", "driver", "struct");

  private final SourceFile file;
  private final SyntaxErrors errors;
  private final Set<ParserRuleContext> broken = Collections.newSetFromMap(new IdentityHashMap<>());

  Recovery(SourceFile file, SyntaxErrors errors) {
    this.file = file;
    this.errors = errors;
  }

  /** The declarations, statements and so on that were given up. */
  Set<ParserRuleContext> broken() {
    return broken;
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException failure) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      errors.report(parser, failure);
    }
  }

  /** Between the members of a list: steps over what cannot be one. */
  @Override
  public void sync(Parser parser) {
    ParserRuleContext context = parser.getContext();
    int state = parser.getState();
    if (list(context).isEmpty() || !isLoop(parser.getATN().states.get(state))) {
      return;
    }
    while (!fits(parser, state)) {
      Token junk = parser.getCurrentToken();
      if (context instanceof MmnParser.BlockContext
          && STARTS_DECLARATION.contains(junk.getType())) {
        errors.misplaced(junk, SyntaxErrors.DECLARATION_AMONG_STATEMENTS);
        call(parser, MmnParser.RULE_declaration);
      } else if (holdsDeclarations(context) && STARTS_STATEMENT.contains(junk.getType())) {
        errors.misplaced(junk, SyntaxErrors.STATEMENT_AMONG_DECLARATIONS);
        call(parser, MmnParser.RULE_statement);
      } else {
        errors.unexpected(parser, junk, list(context));
        skipJunk(parser, junk);
      }
      endErrorCondition(parser);
      parser.setState(state);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException failure) {
    ParserRuleContext context = parser.getContext();
    if (!isRestart(context)) {
      throw failure;
    }
    broken.add(context);
    skip(parser, context.getStart());
    endErrorCondition(parser);
  }

  private static boolean isRestart(ParserRuleContext context) {
    return context instanceof MmnParser.StatementContext
        || context instanceof MmnParser.DeclarationContext
        || context instanceof MmnParser.VmaContext
        || context instanceof MmnParser.SettingContext;
  }

  private static boolean holdsDeclarations(ParserRuleContext context) {
    return context instanceof MmnParser.UnitContext || context instanceof MmnParser.MembersContext;
  }

  /** What the list in {@code context} is made of, in words; empty where there is no list. */
  private static String list(ParserRuleContext context) {
    if (context instanceof MmnParser.BlockContext) {
      return "a statement or '}'";
    } else if (context instanceof MmnParser.StatementsContext) {
      return "a statement";
    } else if (context instanceof MmnParser.UnitContext) {
      return "a declaration";
    } else if (context instanceof MmnParser.MembersContext) {
      return "a declaration or '}'";
    } else if (context instanceof MmnParser.MmContext) {
      return "'vma' or '}'";
    } else if (context instanceof MmnParser.MemoryContext) {
      return "a setting such as 'frames 16;'";
    }
    return "";
  }

  private static boolean isLoop(ATNState state) {
    return state.getStateType() == ATNState.STAR_LOOP_ENTRY
        || state.getStateType() == ATNState.STAR_LOOP_BACK;
  }

  private static boolean fits(Parser parser, int state) {
    int next = parser.getCurrentToken().getType();
    return next == Token.EOF
        || parser.getATN().nextTokens(parser.getATN().states.get(state)).contains(next);
  }

  private void skipJunk(Parser parser, Token junk) {
    if (junk.getType() == MmnParser.LBRACE) {
      skip(parser, junk);
      return;
    }
    parser.consume();
    if (junk.getType() != MmnParser.SEMI && junk.getType() != MmnParser.RBRACE) {
      skip(parser, junk);
    }
  }

  /** Skips what is left of the piece that began with {@code start}. */
  private void skip(Parser parser, Token start) {
    while (true) {
      Token next = parser.getCurrentToken();
      switch (next.getType()) {
        case Token.EOF, MmnParser.RBRACE -> {
          return;
        }
        case MmnParser.SEMI -> {
          parser.consume();
          if (!inLoopHead(parser, next)) {
            return;
          }
        }
        case MmnParser.LBRACE -> {
          skipBody(parser, start);
          if (!continues(parser.getCurrentToken())) {
            return;
          }
        }
        default -> {
          if (next != start && !continues(next) && beginsAnew(parser, next, start)) {
            return;
          }
          parser.consume();
        }
      }
    }
  }

  /** Whether {@code token} is a semicolon between the parentheses of a C {@code for}. */
  private static boolean inLoopHead(Parser parser, Token token) {
    if (!(parser.getContext() instanceof MmnParser.ForContext context)) {
      return false;
    }
    int depth = 0;
    for (int i = context.getStart().getTokenIndex(); i < token.getTokenIndex(); i++) {
      int type = parser.getTokenStream().get(i).getType();
      depth += type == MmnParser.LPAREN ? 1 : type == MmnParser.RPAREN ? -1 : 0;
    }
    return depth > 0;
  }

  private static boolean continues(Token token) {
    return token.getType() == MmnParser.ELSE || token.getType() == MmnParser.OR;
  }

  private boolean beginsAnew(Parser parser, Token next, Token start) {
    Token before = parser.getTokenStream().LT(-1);
    return before != null
        && before.getLine() < next.getLine()
        && next.getCharPositionInLine() <= indentation(start.getLine());
  }

  private int indentation(int line) {
    String text = file.lineText(line);
    return text.length() - text.stripLeading().length();
  }

  private void skipBody(Parser parser, Token start) {
    ParserRuleContext context = parser.getContext();
    boolean statements =
        context instanceof MmnParser.StatementContext || context instanceof MmnParser.BlockContext;
    if (!statements && isFlat(start)) {
      skipBalanced(parser);
    } else {
      boolean members = !statements && holdsMembers(context, start);
      call(parser, members ? MmnParser.RULE_members : MmnParser.RULE_block);
    }
  }

  private static boolean holdsMembers(ParserRuleContext context, Token start) {
    return context instanceof MmnParser.WhenKernelDeclarationContext
        || holdsDeclarations(context)
        || MEMBER_OWNERS.stream().anyMatch(w -> Spelling.distance(w, start.getText()) <= 2);
  }

  private static boolean isFlat(Token start) {
    return start.getType() == MmnParser.MM || start.getType() == MmnParser.MEMORY;
  }

  private static void skipBalanced(Parser parser) {
    int depth = 0;
    do {
      int type = parser.getCurrentToken().getType();
      depth += type == MmnParser.LBRACE ? 1 : type == MmnParser.RBRACE ? -1 : 0;
      if (type == Token.EOF) {
        return;
      }
      parser.consume();
    } while (depth > 0);
  }

  /** Parses one {@code rule} here, as if the grammar had called for it. */
  private static void call(Parser parser, int rule) {
    endsIn(parser, rule);
    MmnParser generated = (MmnParser) parser;
    switch (rule) {
      case MmnParser.RULE_block -> generated.block();
      case MmnParser.RULE_members -> generated.members();
      case MmnParser.RULE_statement -> generated.statement();
      case MmnParser.RULE_declaration -> generated.declaration();
      default -> throw new IllegalArgumentException(generated.getRuleNames()[rule]);
    }
  }

  /** Puts the parser in a state that calls {@code rule}, which its prediction relies on. */
  private static void endsIn(Parser parser, int rule) {
    for (ATNState state : parser.getATN().states) {
      if (state != null
          && state.getNumberOfTransitions() == 1
          && state.transition(0) instanceof RuleTransition call
          && call.target.ruleIndex == rule) {
        parser.setState(state.stateNumber);
        return;
      }
    }
  }
}
