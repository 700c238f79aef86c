package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random expressions, types and version lists, token by token. */
class ExpressionGenerator {
  static final int DEEPEST = 4;
  private static final String[] NAMES = {
    "a",
    "b",
    "app",
    "heap",
    "lock",
    "gpu",
    "on",
    "in",
    "at",
    "from",
    "kernel",
    "mm",
    "vma",
    "thread",
    "init",
    "memory",
    "use",
    "schedule",
    "flags",
    "v4",
    "self",
    "driver",
    "_x1"
  };
  private static final String[] TYPES = {
    "int", "bool", "page", "range", "mutex", "mm", "vma", "thread", "notifier", "interval", "rwsem"
  };
  private static final String[] BINARY = {
    "=>", "||", "&&", "|", "^", "&", "==", "!=", "<", "<=", ">", ">=", "<<", ">>", "+", "-", "*",
    "/", "%"
  };

  final Random random;
  final List<String> tokens = new ArrayList<>();
  int depth;

  ExpressionGenerator(long seed) {
    this.random = new Random(seed);
  }

  final void type() {
    String type = pick(TYPES);
    emit(type);
    if (type.equals("int") && random.nextInt(3) == 0) {
      emit("(", "0", "..");
      expression();
      emit(")");
    }
  }

  final void versions() {
    listed(1, () -> emit(pick("v4.18", "v5.4 ..", ".. v4.18", "v6.1 .. v6.6")));
  }

  final void place() {
    emit(name());
    times(0, 2, () -> emit(".", name()));
  }

  final void arguments() {
    emit("(");
    listed(
        0,
        () -> {
          if (random.nextInt(4) == 0) {
            emit(name(), "=");
          }
          expression();
          maybe("..", this::expression);
        });
    emit(")");
  }

  final void expression() {
    if (depth > DEEPEST) {
      emit(pick(name(), "7", "0x1F", "true", "\"text\""));
      return;
    }
    depth++;
    switch (random.nextInt(10)) {
      case 0 -> parenthesized();
      case 1 -> {
        emit(pick("!", "-", "~"));
        expression();
      }
      case 2, 3 -> {
        expression();
        emit(pick(BINARY));
        expression();
      }
      case 4 -> {
        expression();
        emit("?");
        parenthesized();
        emit(":");
        expression();
      }
      case 5 -> {
        emit(pick("forall", "exists"), name(), "in", name(), ":");
        expression();
      }
      case 6 -> {
        place();
        emit("[");
        expression();
        emit(pick("]", ".. ]", ".. 3 ]"));
      }
      case 7 -> {
        place();
        arguments();
      }
      case 8 -> place();
      default -> emit(pick("7", "0", "0xabc", "false", "2147483647"));
    }
    depth--;
  }

  final void parenthesized() {
    emit("(");
    expression();
    emit(")");
  }

  final void terminated(String before) {
    emit(before);
    expression();
    emit(";");
  }

  final void maybe(String before, Runnable part) {
    if (random.nextInt(3) == 0) {
      emit(before);
      part.run();
    }
  }

  final void listed(int least, Runnable part) {
    int count = least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        emit(",");
      }
      part.run();
    }
  }

  final void times(int least, int most, Runnable part) {
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      part.run();
    }
  }

  final String name() {
    return pick(NAMES);
  }

  final String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  final void emit(String... words) {
    for (String word : words) {
      if (!word.isBlank()) {
        tokens.add(word);
      }
    }
  }
}
