package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mmn.grammar.MmnParser;

/** Says in a reader's words what could have stood where a parse failed. */
final class Expected {
  private static final int MOST = 4;
  private static final String VERSION = "a kernel version such as v4.18";
  private static final String END = "';'";

  private static final List<Integer> OPERATORS =
      List.of(
          MmnParser.IMPLIES,
          MmnParser.OR_OR,
          MmnParser.AND_AND,
          MmnParser.BAR,
          MmnParser.CARET,
          MmnParser.AMP,
          MmnParser.EQUAL,
          MmnParser.NOT_EQUAL,
          MmnParser.LESS,
          MmnParser.AT_MOST,
          MmnParser.GREATER,
          MmnParser.AT_LEAST,
          MmnParser.SHIFT_LEFT,
          MmnParser.SHIFT_RIGHT,
          MmnParser.PLUS,
          MmnParser.MINUS,
          MmnParser.STAR,
          MmnParser.SLASH,
          MmnParser.PERCENT,
          MmnParser.QUESTION,
          MmnParser.DOT,
          MmnParser.DOTDOT,
          MmnParser.LBRACK,
          MmnParser.LPAREN,
          MmnParser.ASSIGN,
          MmnParser.PLUS_ASSIGN,
          MmnParser.MINUS_ASSIGN,
          MmnParser.OR_ASSIGN,
          MmnParser.AND_ASSIGN,
          MmnParser.INCREMENT,
          MmnParser.DECREMENT);

  private static final List<Integer> VALUE_STARTS =
      List.of(
          MmnParser.LPAREN,
          MmnParser.NUMBER,
          MmnParser.TRUE,
          MmnParser.FALSE,
          MmnParser.STRING,
          MmnParser.BANG,
          MmnParser.MINUS,
          MmnParser.TILDE,
          MmnParser.FORALL,
          MmnParser.EXISTS);

  private static final Map<Class<?>, String> NOUNS =
      Map.ofEntries(
          Map.entry(MmnParser.UseContext.class, "the 'use' line"),
          Map.entry(MmnParser.KernelContext.class, "the 'kernel' line"),
          Map.entry(MmnParser.ConstContext.class, "the constant"),
          Map.entry(MmnParser.TypedContext.class, "the declaration"),
          Map.entry(MmnParser.VariableContext.class, "the variable"),
          Map.entry(MmnParser.LocalContext.class, "the variable"),
          Map.entry(MmnParser.FunctionContext.class, "the function"),
          Map.entry(MmnParser.ParameterContext.class, "the parameter"),
          Map.entry(MmnParser.StructContext.class, "the struct"),
          Map.entry(MmnParser.DriverContext.class, "the driver"),
          Map.entry(MmnParser.CallbackContext.class, "the callback"),
          Map.entry(MmnParser.ScenarioContext.class, "the scenario"),
          Map.entry(MmnParser.SettingContext.class, "the setting"),
          Map.entry(MmnParser.MmContext.class, "the mm"),
          Map.entry(MmnParser.VmaContext.class, "the VMA"),
          Map.entry(MmnParser.ThreadDeclContext.class, "the thread"),
          Map.entry(MmnParser.PropertyContext.class, "the property"),
          Map.entry(MmnParser.ScheduleContext.class, "the schedule"),
          Map.entry(MmnParser.ExpectContext.class, "the expectation"),
          Map.entry(MmnParser.StatementContext.class, "the statement"));

  private final IntervalSet tokens;
  private final ParserRuleContext where;
  private final List<String> items = new ArrayList<>();

  Expected(IntervalSet tokens, ParserRuleContext where) {
    this.tokens = new IntervalSet(tokens);
    this.where = where;
    if (this.tokens.contains(MmnParser.WHILE)) {
      only("a statement", "'}'");
    } else if (this.tokens.contains(MmnParser.SCENARIO)) {
      only("a declaration", "'}'");
    } else {
      collect();
    }
  }

  boolean isKnown() {
    return !items.isEmpty();
  }

  /** Whether what is missing ends something, and so belongs behind the last word. */
  boolean isEnd() {
    return items.equals(List.of(END));
  }

  /** The same if the line ended where it was: then its end is what is missing. */
  Expected atLineEnd() {
    if (items.contains(END)) {
      items.retainAll(List.of(END));
    }
    return this;
  }

  boolean isValue() {
    return items.contains("a value") || items.contains("a condition");
  }

  boolean isVersion() {
    return items.contains(VERSION);
  }

  boolean isName() {
    return items.contains("a name");
  }

  /** {@code expected ';' after the statement}, {@code expected a name for the driver}. */
  String words() {
    String list =
        items.size() == 1
            ? items.get(0)
            : String.join(", ", items.subList(0, items.size() - 1))
                + " or "
                + items.get(items.size() - 1);
    if (isEnd()) {
      return "expected " + list + " after " + noun();
    }
    return "expected " + list + (items.equals(List.of("a name")) ? nameOf() : "");
  }

  private void only(String noun, String closer) {
    boolean closes = tokens.contains(MmnParser.RBRACE);
    items.add(noun);
    if (closes) {
      items.add(closer);
    }
  }

  private void collect() {
    if (tokens.contains(MmnParser.STAR)) {
      remove(OPERATORS);
    }
    if (tokens.contains(MmnParser.NUMBER)) {
      items.add(isCondition() ? "a condition" : "a value");
      remove(VALUE_STARTS);
      removeNames();
    } else if (tokens.contains(MmnParser.INT)) {
      items.add(tokens.contains(MmnParser.AT) ? "a name" : "a type");
      removeNames();
    }
    if (tokens.contains(MmnParser.VERSION)) {
      tokens.remove(MmnParser.DOTDOT);
    }
    for (int type : tokens.toArray()) {
      if (items.size() < MOST) {
        items.add(item(type));
      }
    }
  }

  private String item(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case MmnParser.VERSION -> VERSION;
      case MmnParser.STRING ->
          where instanceof MmnParser.ScenarioContext
              ? "a title in double quotes"
              : "a text in double quotes";
      default -> MmnParser.VOCABULARY.getDisplayName(type);
    };
  }

  private void remove(List<Integer> types) {
    types.forEach(tokens::remove);
  }

  private void removeNames() {
    tokens.remove(MmnParser.IDENTIFIER);
    for (int type = MmnParser.AT; type <= MmnParser.VMA; type++) {
      tokens.remove(type);
    }
  }

  /** Whether the value that is missing would be the whole condition of something. */
  private boolean isCondition() {
    RuleContext c = where;
    while (c instanceof MmnParser.ExpressionContext && c.getChildCount() == 0) {
      c = c.getParent();
    }
    return c instanceof MmnParser.IfContext
        || c instanceof MmnParser.WhileContext
        || c instanceof MmnParser.AssertContext
        || c instanceof MmnParser.PropertyContext;
  }

  private String nameOf() {
    RuleContext owner = where instanceof MmnParser.IdentifierContext ? where.getParent() : where;
    String noun = owner == null ? null : NOUNS.get(owner.getClass());
    return noun == null ? "" : " for " + noun;
  }

  private String noun() {
    for (RuleContext c = where; c != null; c = c.getParent()) {
      String noun = NOUNS.get(c.getClass());
      if (noun != null) {
        return noun;
      }
      if (c instanceof MmnParser.StatementContext) {
        return "the statement";
      }
    }
    return "the declaration";
  }
}
