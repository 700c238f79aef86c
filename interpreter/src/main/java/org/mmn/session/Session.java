package org.mmn.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.explore.Schedule;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.DiagnosticText;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.session.Situation.Asking;
import org.mmn.source.ScriptException;
import org.mmn.source.SourceFile;
import org.mmn.source.Spelling;
import org.mmn.state.CapacityExceeded;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;

/**
 * Exploring a scenario by hand: takes one input after the other, each of them a command or the
 * language itself, and answers in text. An input that cannot be done changes nothing.
 *
 * <p>Knows no terminal: what reads lines and prints answers is somebody else's.
 */
public final class Session {
  private final Situation situation;
  private final Language language;
  private final Questions asking;
  private final Moves moves;
  private final Views views;
  private final Searching searching;
  private final Files files;
  private final Help help;

  /**
   * @param constants values for {@code const} declarations of files
   * @param limits of the searches that are asked for
   */
  public Session(
      Mmn mmn, LibraryGuide guide, Disk disk, Map<String, Integer> constants, SearchLimits limits) {
    Script empty = Script.empty(mmn);
    situation =
        new Situation(new Script(mmn, empty.written(), List.of(), 0, Optional.empty(), constants));
    Telling telling = new Telling(situation);
    language = new Language(situation, telling);
    asking = new Questions(situation, language);
    moves = new Moves(situation, telling);
    views = new Views(situation, telling, moves, guide);
    searching = new Searching(situation, language, limits);
    files = new Files(situation, disk, moves);
    help = new Help(guide);
  }

  /** Whether more lines have to come before the text can be understood. */
  static boolean incomplete(String text) {
    return !isOneLine(text) && Language.incomplete(text);
  }

  /**
   * Whether the text is one that never goes on: a command, a schedule, a word or two, which are
   * rather a command that was misspelt than half a declaration.
   */
  static boolean isOneLine(String text) {
    boolean segments = ScheduleToken.parse(text).filter(t -> !t.segments().isEmpty()).isPresent();
    boolean words =
        text.strip().matches("[\\w-]+( [\\w.\\[\\]-]+)?|[A-Za-z_]\\w*(\\[\\d+])?[:@!]\\S*");
    return segments || words || command(text.strip()).isPresent();
  }

  /** What to show where the next input is expected. */
  public String prompt() {
    return "s" + situation.anyWalk().map(Walk::at).orElse(0) + "> ";
  }

  /** Begins with a file. */
  public Answer open(SourceFile file) {
    return guarded(() -> files.load(file));
  }

  /** Takes one input. */
  public Answer enter(String input) {
    String text = input.strip();
    if (text.isEmpty()) {
      return Answer.ok("");
    }
    situation.typed(text.replaceAll("\\s*\\R\\s*", " "));
    return guarded(() -> answer(text));
  }

  /** Something that may be refused. */
  private interface Attempt {
    Answer answer();
  }

  /** What is refused, or cannot be done after all, has changed nothing. */
  private Answer guarded(Attempt attempt) {
    Situation.Kept before = situation.keep();
    try {
      return attempt.answer();
    } catch (Refusal refused) {
      situation.restore(before);
      return Answer.of(refused.kind(), refused.text() + "\n");
    } catch (ScriptException wrong) {
      situation.restore(before);
      return Answer.of(Answer.Kind.SCRIPT, DiagnosticText.render(wrong.diagnostics()));
    } catch (CapacityExceeded bound) {
      situation.restore(before);
      return Answer.of(
          Answer.Kind.BOUND, "this comes to a limit of the model: " + bound.what() + "\n");
    }
  }

  private Answer answer(String text) {
    Optional<SessionCommand> command = command(text);
    if (command.isPresent()) {
      return command(command.get(), text.substring(word(text).length()).strip());
    }
    return moves
        .thread(text)
        .or(() -> moves.segments(text))
        .orElseGet(() -> misspelt(text).orElseGet(() -> language.enter(text)));
  }

  private static String word(String text) {
    return text.split("\\s", 2)[0];
  }

  /** Commands come first, but for a declaration that begins with the same word. */
  private static Optional<SessionCommand> command(String text) {
    boolean declares = text.startsWith("mm") && !text.equals("mm");
    return declares ? Optional.empty() : SessionCommand.named(word(text));
  }

  /** A single word that is no name of the script and nearly one of a command or thread. */
  private Optional<Answer> misspelt(String text) {
    boolean word = text.matches("[A-Za-z-]+( \\S+)?") && !text.endsWith(";");
    if (!word || text.contains("(")) {
      return Optional.empty();
    }
    String first = word(text);
    return Spelling.nearest(first, SessionCommand.known().toList())
        .filter(n -> language.isUnknown(text))
        .map(
            n ->
                Answer.of(
                    Answer.Kind.USAGE,
                    "'" + first + "' is not a command; did you mean '" + n + "'?\n"));
  }

  private Answer command(SessionCommand command, String rest) {
    List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
    if (words.size() > command.most()) {
      throw Refusal.usage("too many words: the command is '" + command.usage() + "'");
    }
    return switch (command.verb()) {
      case ENABLED -> views.enabled();
      case STEP -> moves.step(words);
      case RUN -> moves.run(words);
      case BACK -> moves.back(words);
      case GOTO -> moves.goTo(words);
      case BRANCH -> moves.branch(words);
      case BRANCHES -> moves.branches();
      case REPLAY -> moves.replay(rest);
      case SHOW -> views.show();
      case THREADS -> views.threads();
      case LOCKS -> views.locks();
      case MM -> views.mm();
      case TLB -> views.tlb();
      case FRAMES -> views.frames();
      case VARS -> views.vars();
      case WHY -> views.why(words);
      case WHY_NOT -> views.whyNot(words);
      case HISTORY -> views.history();
      case EXPLORE -> searching.explore();
      case FIND -> searching.find(rest, Directions.PROMPT);
      case WATCH -> asking.ask(Asking.WATCH, rest);
      case BREAK -> asking.ask(Asking.BREAK, rest);
      case UNWATCH -> asking.askNoMore(Asking.WATCH, rest);
      case UNBREAK -> asking.askNoMore(Asking.BREAK, rest);
      case KERNEL -> files.kernel(words);
      case SCENARIO -> files.scenario(rest);
      case LOAD -> files.load(rest);
      case RELOAD -> files.reload();
      case SAVE -> files.save(rest);
      case SET -> set(words);
      case HELP -> help.about(words);
      case QUIT -> Answer.of(Answer.Kind.LEAVE, "");
    };
  }

  private Answer set(List<String> words) {
    if (words.isEmpty()) {
      return Answer.ok("  all " + (situation.all() ? "on" : "off") + "\n");
    } else if (words.size() != 2
        || !words.get(0).equals("all")
        || !List.of("on", "off").contains(words.get(1))) {
      throw Refusal.usage("set all on, or set all off");
    }
    situation.all(words.get(1).equals("on"));
    return Answer.ok("");
  }

  /** Goes over to a kernel, a scenario and a schedule, as a command line names them. */
  public Answer begin(Optional<String> scenario, Optional<KernelVersion> kernel, String schedule) {
    return guarded(
        () -> {
          String text = scenario.map(s -> files.scenario(s).text()).orElse("");
          text = kernel.map(k -> files.kernel(List.of(k.toString())).text()).orElse(text);
          return Answer.ok(schedule.isEmpty() ? text : text + moves.replay(schedule).text());
        });
  }

  /** The shortest way from here to a state in which an expression is true. */
  public Answer find(String expression, Directions directions) {
    return guarded(() -> searching.find(expression, directions));
  }

  /** What it is, in a line. */
  public String title() {
    return files.title().strip();
  }

  /** The run so far. */
  public Schedule schedule() {
    return situation.anyWalk().map(Walk::schedule).orElse(new Schedule(List.of()));
  }

  /** Where the threads are; none as long as there are none. */
  public Optional<Trace> trace() {
    return situation.anyWalk().map(w -> w.now().trace());
  }

  /** What may be completed: names of threads, labels, locks, variables, VMAs, functions. */
  public Names names() {
    return Names.of(situation);
  }
}
