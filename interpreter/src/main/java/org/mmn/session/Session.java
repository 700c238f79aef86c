package org.mmn.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.explore.Schedule;
import org.mmn.kernel.KernelVersion;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;
import org.mmn.source.SourceFile;
import org.mmn.source.Spelling;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
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
    moves = new Moves(situation, telling);
    views = new Views(situation, telling, moves);
    searching = new Searching(situation, language, limits);
    files = new Files(situation, disk, moves);
    help = new Help(guide);
  }

  /**
   * Whether more lines have to come before the text can be understood. A word or two never ask for
   * more: they are rather a command that was misspelt than half a declaration.
   */
  public static boolean incomplete(String text) {
    boolean segments = ScheduleToken.parse(text).filter(t -> !t.segments().isEmpty()).isPresent();
    boolean words = text.strip().matches("[\\w-]+( [\\w.\\[\\]-]+)?");
    return !segments && !words && !isCommand(text.strip()) && Language.incomplete(text);
  }

  /** What to show where the next input is expected. */
  public String prompt() {
    return "s" + situation.walk.map(Walk::at).orElse(0) + "> ";
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
    situation.history.add(text.replaceAll("\\s*\\R\\s*", " "));
    return guarded(() -> answer(text));
  }

  /** Something that may be refused. */
  private interface Attempt {
    Answer answer();
  }

  private static Answer guarded(Attempt attempt) {
    try {
      return attempt.answer();
    } catch (Refusal refused) {
      return Answer.of(refused.kind(), refused.text() + "\n");
    }
  }

  private Answer answer(String text) {
    if (isCommand(text)) {
      int end = text.indexOf(' ');
      String rest = end < 0 ? "" : text.substring(end + 1).strip();
      return command(end < 0 ? text : text.substring(0, end), rest);
    }
    return moves
        .thread(text)
        .or(() -> moves.segments(text))
        .orElseGet(() -> misspelt(text).orElseGet(() -> language.enter(text)));
  }

  /** Commands come first, but for a declaration that begins with the same word. */
  private static boolean isCommand(String text) {
    String word = text.split("\\s", 2)[0];
    boolean known = SessionCommand.ALL.stream().anyMatch(c -> c.names().contains(word));
    boolean declares = word.equals("mm") && text.length() > word.length();
    return known && !declares;
  }

  /** A single word that is no name of the script and nearly one of a command or thread. */
  private Optional<Answer> misspelt(String text) {
    boolean word = text.matches("[A-Za-z-]+( \\S+)?") && !text.endsWith(";");
    if (!word || text.contains("(")) {
      return Optional.empty();
    }
    String first = text.split(" ", 2)[0];
    List<String> known = SessionCommand.ALL.stream().flatMap(c -> c.names().stream()).toList();
    return Spelling.nearest(first, known)
        .filter(n -> language.isUnknown(text))
        .map(
            n ->
                Answer.of(
                    Answer.Kind.USAGE,
                    "'" + first + "' is not a command; did you mean '" + n + "'?\n"));
  }

  private Answer command(String name, String rest) {
    List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
    return switch (name) {
      case "enabled" -> views.enabled();
      case "step" -> moves.step(words);
      case "run" -> moves.run(words);
      case "back" -> moves.back(words);
      case "goto" -> moves.goTo(words);
      case "branch" -> moves.branch(words);
      case "branches" -> moves.branches();
      case "replay" -> moves.replay(rest);
      case "show" -> views.show();
      case "threads" -> views.threads();
      case "locks" -> views.locks();
      case "mm" -> views.mm();
      case "tlb" -> views.tlb();
      case "frames" -> views.frames();
      case "vars" -> views.vars();
      case "why" -> views.why(words);
      case "why-not" -> views.whyNot(words);
      case "history" -> views.history();
      case "explore" -> searching.explore();
      case "find" -> searching.find(rest);
      case "watch", "break" -> ask(name, rest, true);
      case "unwatch", "unbreak" -> ask(name.substring(2), rest, false);
      case "kernel" -> files.kernel(words);
      case "scenario" -> files.scenario(rest);
      case "load" -> files.load(words);
      case "reload" -> files.reload();
      case "save" -> files.save(words);
      case "set" -> set(words);
      case "help", "?" -> help.about(words);
      default -> Answer.of(Answer.Kind.LEAVE, "");
    };
  }

  private Answer ask(String command, String text, boolean begin) {
    Map<String, Expr> asked = command.equals("watch") ? situation.watches : situation.breaks;
    if (text.isEmpty()) {
      return Answer.ok(
          asked.isEmpty()
              ? "nothing to " + command + "\n"
              : asked.keySet().stream().map(n -> "  " + n + "\n").reduce("", String::concat));
    }
    Expr expression = language.expression(text, command);
    String name = language.words(expression);
    if (!begin && asked.remove(name) == null) {
      throw Refusal.usage("'" + name + "' is not among what there is to " + command);
    } else if (begin) {
      Expr meant = command.equals("break") ? language.held(expression) : expression;
      language.check(
          situation.script, new Script.Probe(Decl.PropertyKind.WATCH, command + " " + name, meant));
      asked.put(name, meant);
    }
    situation.change(situation.script);
    String value =
        begin && command.equals("watch") && situation.walk.isPresent()
            ? name + " is " + situation.walk().now().watched().get("watch " + name) + "\n"
            : "";
    return Answer.ok(value);
  }

  private Answer set(List<String> words) {
    if (words.isEmpty()) {
      return Answer.ok("  all " + (situation.all ? "on" : "off") + "\n");
    } else if (words.size() != 2
        || !words.get(0).equals("all")
        || !List.of("on", "off").contains(words.get(1))) {
      throw Refusal.usage("set all on, or set all off");
    }
    situation.all = words.get(1).equals("on");
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

  /** What it is, in a line. */
  public String title() {
    return files.title().strip();
  }

  /** The run so far. */
  public Schedule schedule() {
    return situation.walk.map(Walk::schedule).orElse(new Schedule(List.of()));
  }

  /** Where the threads are; none as long as there are none. */
  public Optional<Trace> trace() {
    return situation.walk.map(w -> w.now().trace());
  }

  /** What may be completed: names of threads, labels, locks, variables, VMAs, functions. */
  public Names names() {
    return Names.of(situation);
  }
}
