package org.mmn.session;

import org.mmn.session.Situation.Asking;
import org.mmn.syntax.Expr;

/** What is asked for in every state that is come to: {@code watch} and {@code break}. */
final class Questions {
  private final Situation situation;
  private final Language language;

  Questions(Situation situation, Language language) {
    this.situation = situation;
    this.language = language;
  }

  /** {@code watch [EXPR]}, {@code break [EXPR]}: without one, what there is. */
  Answer ask(Asking asking, String text) {
    if (text.isEmpty()) {
      return Answer.ok(all(asking));
    }
    Expr expression = language.expression(text, asking.word());
    Expr meant = language.meant(expression);
    String name = language.words(asking == Asking.WATCH ? meant : expression);
    language.check(situation.script(), asking.probe(name, meant));
    situation.ask(asking, name, meant);
    situation.renew();
    boolean shown = asking == Asking.WATCH && situation.anyWalk().isPresent();
    return Answer.ok(shown ? name + " is " + value(asking.name(name)) + "\n" : "");
  }

  private String value(String name) {
    return String.valueOf(situation.walk().now().watched().get(name));
  }

  private String all(Asking asking) {
    StringBuilder text = new StringBuilder();
    situation.asked(asking).keySet().forEach(n -> text.append("  ").append(n).append('\n'));
    return text.isEmpty() ? "nothing to " + asking.word() + "\n" : text.toString();
  }

  /** {@code unwatch EXPR}, {@code unbreak EXPR}. */
  Answer askNoMore(Asking asking, String text) {
    Expr expression = language.expression(text, asking.word());
    String typed = language.words(expression);
    String name =
        situation.asked(asking).containsKey(typed)
            ? typed
            : language.words(language.meant(expression));
    if (!situation.asked(asking).containsKey(name)) {
      throw Refusal.usage("'" + typed + "' is not among what there is to " + asking.word());
    }
    situation.askNoMore(asking, name);
    situation.renew();
    return Answer.ok("");
  }
}
