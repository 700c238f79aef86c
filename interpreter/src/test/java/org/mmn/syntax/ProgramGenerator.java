package org.mmn.syntax;

/**
 * Writes random programs that are right in syntax, and mean nothing.
 *
 * <p>The same seed gives the same program. What it writes covers the whole grammar.
 */
public final class ProgramGenerator extends ExpressionGenerator {
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

  private ProgramGenerator(long seed) {
    super(seed);
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
      default -> scenarioPart();
    }
    depth--;
  }

  private void scenarioPart() {
    switch (random.nextInt(9)) {
      case 0 -> {
        emit("scenario", "\"a \\\"title\\\"\"");
        members();
      }
      case 1 -> {
        emit("memory", "{");
        times(0, 3, () -> terminated(name()));
        emit("}");
      }
      case 2 -> addressSpace();
      case 3 -> thread();
      case 4 -> {
        emit("init");
        block();
      }
      case 5 -> property();
      case 6 -> schedule();
      case 7 -> expectation();
      default -> {
        emit(pick("notifier", "interval"), name(), "=", name());
        arguments();
        emit(random.nextBoolean() ? "unregistered" : " ", ";");
      }
    }
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
      default -> simpleStatement();
    }
    depth--;
  }

  private void simpleStatement() {
    switch (random.nextInt(7)) {
      case 0 -> terminated("return");
      case 1 -> {
        emit("assert");
        expression();
        emit(random.nextBoolean() ? ", \"why \\n\"" : " ", ";");
      }
      case 2 -> {
        emit("when", "kernel");
        versions();
        block();
        maybe("else", this::statement);
      }
      case 3 -> {
        place();
        terminated(pick("=", "+=", "-=", "|=", "&="));
      }
      case 4 -> {
        place();
        emit(pick("++", "--"), ";");
      }
      case 5 -> emit(";");
      default -> {
        place();
        arguments();
        emit(";");
      }
    }
  }

  private void governed(String word) {
    emit(word, "(");
    expression();
    emit(")");
    statement();
  }
}
