package org.mmn.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.junit.jupiter.api.Test;

/** Every reserved word takes a name away from scripts; a further one is a visible decision. */
class ReservedWordsTest {
  @Test
  void theseWordsAreReserved() {
    assertThat(words(false))
        .containsExactly(
            "always",
            "assert",
            "atomically",
            "break",
            "const",
            "continue",
            "either",
            "else",
            "eventually",
            "exists",
            "expect",
            "false",
            "finally",
            "for",
            "forall",
            "goto",
            "if",
            "never",
            "or",
            "reachable",
            "repeat",
            "return",
            "scenario",
            "true",
            "when",
            "while");
  }

  @Test
  void theseWordsAreContextual() {
    assertThat(words(true))
        .containsExactly(
            "at",
            "daemon",
            "driver",
            "extern",
            "flags",
            "forked",
            "ghost",
            "in",
            "init",
            "int",
            "interval",
            "kernel",
            "kthread",
            "least",
            "macro",
            "memory",
            "mm",
            "notifier",
            "on",
            "schedule",
            "struct",
            "thread",
            "unregistered",
            "use",
            "vma");
  }

  /** The words of the lexer that the rule {@code identifier} takes, or those that it does not. */
  private static List<String> words(boolean contextual) {
    Vocabulary vocabulary = MmnLexer.VOCABULARY;
    List<String> found = new ArrayList<>();
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null && literal.matches("'[a-z]+'")) {
        String word = literal.substring(1, literal.length() - 1);
        if (isIdentifier(word) == contextual) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private static boolean isIdentifier(String word) {
    MmnParser parser =
        new MmnParser(new CommonTokenStream(new MmnLexer(CharStreams.fromString(word))));
    parser.removeErrorListeners();
    parser.identifier();
    return parser.getNumberOfSyntaxErrors() == 0;
  }
}
