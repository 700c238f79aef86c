package org.mmn.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random programs that are right in syntax, and mean nothing.
 *
 * <p>The same seed gives the same program. What it writes covers the whole grammar.
 */
public final class ProgramGenerator {
  private static final int DEEPEST = 4;
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
  private static final String[] BETWEEN = {
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n\n",
    "\r\n",
    " /* note */ ",
    " // note\n",
    " /* two\n lines */ ",
    "\n    ",
    " /// doc\n",
    " //! file\n"
  };

  private final Random random;
  private final List<String> tokens = new ArrayList<>();
  private int depth;

  private ProgramGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** A program with one space between any two tokens. */
  public static String program(long seed) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    generator.unit();
    return String.join(" ", generator.tokens);
  }

  /** The program of the same seed with comments and line breaks in every place. */
  public static String untidy(long seed) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    generator.unit();
    StringBuilder text = new StringBuilder();
    int calm = 1 + generator.random.nextInt(20);
    for (String token : generator.tokens) {
      boolean noise = generator.random.nextInt(calm) == 0;
      text.append(token).append(noise ? generator.pick(BETWEEN) : " ");
    }
    return text.toString();
  }

  private void unit() {
    times(1, 6, this::declaration);
  }

  private void declaration() {
    if (depth > DEEPEST) {
      emit("const", name(), "=", "1", ";");
      return;
    }
    depth++;
    switch (random.nextInt(18)) {
      case 0 -> emit("use", random.nextBoolean() ? "\"a/b.mmn\"" : "drivers.gpu.amdgpu", ";");
      case 1 -> {
        emit("kernel");
        versions();
        emit(";");
      }
      case 2 -> {
        emit("when", "kernel");
        versions();
        selected();
        maybe("else", this::selected);
      }
      case 3 -> {
        emit("const", name(), "=");
        expression();
        emit(";");
      }
      case 4 -> variable();
      case 5 -> function();
      case 6 -> {
        emit("struct", name());
        members();
      }
      case 7 -> driver();
      case 8 -> {
        emit("on", name(), "(");
        parameters();
        emit(")");
        block();
      }
      case 9 -> {
        emit("scenario", "\"a \\\"title\\\"\"");
        members();
      }
      case 10 -> {
        emit("memory", "{");
        times(0, 3, () -> terminated(name()));
        emit("}");
      }
      case 11 -> addressSpace();
      case 12 -> thread();
      case 13 -> {
        emit("init");
        block();
      }
      case 14 -> property();
      case 15 -> schedule();
      case 16 -> expectation();
      default -> {
        emit(pick("notifier", "interval"), name(), "=", name());
        arguments();
        emit(random.nextBoolean() ? "unregistered" : " ", ";");
      }
    }
    depth--;
  }

  private void variable() {
    if (random.nextInt(3) == 0) {
      emit("ghost");
    }
    type();
    emit(name());
    if (random.nextInt(3) == 0) {
      emit("[");
      expression();
      emit("]");
    }
    maybe("=", this::expression);
    emit(";");
  }

  private void function() {
    boolean extern = random.nextInt(3) == 0;
    emit(extern ? "extern" : pick("macro", " "));
    type();
    emit(name(), "(");
    parameters();
    emit(")");
    if (extern) {
      emit(";");
    } else {
      block();
    }
  }

  private void driver() {
    emit("driver", name());
    if (random.nextBoolean()) {
      emit("(");
      parameters();
      emit(")");
    }
    if (random.nextInt(3) == 0) {
      emit("flags");
      listed(1, () -> emit(name()));
    }
    members();
  }

  private void addressSpace() {
    emit("mm", name(), pick("forked", " "), "{");
    times(
        0,
        3,
        () -> {
          emit("vma", name(), "[");
          expression();
          emit("]", pick("anon", " "), pick("file", " "), ";");
        });
    emit("}");
  }

  private void thread() {
    emit(pick("daemon", " "), pick("thread", "kthread"), name());
    if (random.nextInt(3) == 0) {
      emit("[");
      expression();
      emit("]");
    }
    maybe("in", () -> emit(name()));
    block();
  }

  private void property() {
    emit(pick("always", "never", "finally", "reachable", "eventually"));
    switch (random.nextInt(3)) {
      case 0 -> emit(name(), ":");
      case 1 -> emit(":");
      default -> {}
    }
    expression();
    emit(";");
  }

  private void schedule() {
    emit("schedule");
    listed(
        1,
        () -> {
          emit(name());
          emit(random.nextBoolean() ? "[ 1 ]" : " ", ".", name());
        });
    emit(";");
  }

  private void expectation() {
    emit("expect", random.nextBoolean() ? "at least" : " ");
    listed(
        1,
        () -> {
          emit("v" + name());
          if (random.nextBoolean()) {
            emit("(");
            expression();
            emit(")");
          }
        });
    if (random.nextBoolean()) {
      emit("on");
      versions();
    }
    emit(";");
  }

  private void selected() {
    if (random.nextBoolean()) {
      members();
    } else {
      emit("{");
      declaration();
      emit("}");
    }
  }

  private void members() {
    emit("{");
    times(0, 4, this::declaration);
    emit("}");
  }

  private void parameters() {
    listed(
        0,
        () -> {
          type();
          emit(name());
          maybe("=", this::expression);
        });
  }

  private void type() {
    String type = pick(TYPES);
    emit(type);
    if (type.equals("int") && random.nextInt(3) == 0) {
      emit("(", "0", "..");
      expression();
      emit(")");
    }
  }

  private void versions() {
    listed(1, () -> emit(pick("v4.18", "v5.4 ..", ".. v4.18", "v6.1 .. v6.6")));
  }

  private void block() {
    emit("{");
    times(0, 4, this::statement);
    emit("}");
  }

  private void statement() {
    if (depth > DEEPEST) {
      emit(name(), "++", ";");
      return;
    }
    depth++;
    switch (random.nextInt(18)) {
      case 0 -> block();
      case 1 -> variable();
      case 2 -> {
        emit("if", "(");
        expression();
        emit(")");
        block();
        maybe("else", this::statement);
      }
      case 3 -> governed("while");
      case 4 -> governed("repeat");
      case 5 -> {
        emit("for", "(");
        type();
        emit(name(), "in");
        expression();
        emit(")");
        statement();
      }
      case 6 -> {
        emit("either");
        block();
        times(
            1,
            3,
            () -> {
              emit("or");
              block();
            });
      }
      case 7 -> {
        emit("atomically");
        block();
      }
      case 8 -> emit(pick("break", "continue"), ";");
      case 9 -> emit("goto", name(), ";");
      case 10 -> {
        emit(name(), ":");
        statement();
      }
      case 11 -> terminated("return");
      case 12 -> {
        emit("assert");
        expression();
        emit(random.nextBoolean() ? ", \"why \\n\"" : " ", ";");
      }
      case 13 -> {
        emit("when", "kernel");
        versions();
        block();
        maybe("else", this::statement);
      }
      case 14 -> {
        place();
        terminated(pick("=", "+=", "-=", "|=", "&="));
      }
      case 15 -> {
        place();
        emit(pick("++", "--"), ";");
      }
      case 16 -> emit(";");
      default -> {
        place();
        arguments();
        emit(";");
      }
    }
    depth--;
  }

  private void governed(String word) {
    emit(word, "(");
    expression();
    emit(")");
    statement();
  }

  private void place() {
    emit(name());
    times(0, 2, () -> emit(".", name()));
  }

  private void arguments() {
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

  private void expression() {
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

  private void parenthesized() {
    emit("(");
    expression();
    emit(")");
  }

  private void terminated(String before) {
    emit(before);
    expression();
    emit(";");
  }

  private void maybe(String before, Runnable part) {
    if (random.nextInt(3) == 0) {
      emit(before);
      part.run();
    }
  }

  private void listed(int least, Runnable part) {
    int count = least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        emit(",");
      }
      part.run();
    }
  }

  private void times(int least, int most, Runnable part) {
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      part.run();
    }
  }

  private String name() {
    return pick(NAMES);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void emit(String... words) {
    for (String word : words) {
      if (!word.isBlank()) {
        tokens.add(word);
      }
    }
  }
}
