package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmn.explore.Schedule;
import org.mmn.resolve.ClassPathModules;
import org.mmn.session.Answer;
import org.mmn.session.Disk;
import org.mmn.session.Inputs;
import org.mmn.session.Session;
import org.mmn.source.SourceFile;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;

/**
 * Sessions that were typed badly: the inputs of the dialogues with letters and words changed, left
 * out, exchanged. Whatever is typed is answered, and what is refused changes nothing. {@code
 * -Dmmn.fuzz=N} tries N sessions.
 */
final class SessionFuzzTest {
  private static final Path DIALOGUES = Path.of("src/test/resources/org/mmn/repl/dialogues");
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();
  private static final Pattern COMMAND = Pattern.compile("\\$ (?:\\./)?mmn repl ?(.*)");
  private static final Pattern INPUT = Pattern.compile("(?:s\\d+>|  >) (.*)");
  private static final Pattern WORD = Pattern.compile("\\w+|\\S");

  /** Blanks, signs, letters, and what is none of them. */
  private static final String LETTERS = "abz019_ ()[]{};:.,!@'\"\\/*-+=<>&|?#\t\u0000\u00e9\uffff";

  private static final List<Recorded> CORPUS = corpus();
  private static final List<String> WORDS =
      CORPUS.stream().flatMap(r -> r.inputs().stream()).flatMap(SessionFuzzTest::words).toList();
  private static final int FEW = 2_000;

  /**
   * A dialogue.
   *
   * @param file that it begins with; empty for none
   * @param versions of a file of its own, in the order in which it is written
   */
  private record Recorded(String file, List<String> versions, List<String> inputs) {}

  private static List<Recorded> corpus() {
    try (Stream<Path> files = Files.list(DIALOGUES)) {
      List<Recorded> corpus = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        corpus.add(recorded(Files.readAllLines(file)));
      }
      return corpus;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Recorded recorded(List<String> lines) {
    String file = "";
    List<String> versions = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("$ cat > ")) {
        versions.add("");
      } else if (line.startsWith("| ")) {
        int last = versions.size() - 1;
        versions.set(last, versions.get(last) + line.substring(2) + "\n");
      }
      Matcher command = COMMAND.matcher(line);
      Matcher input = INPUT.matcher(line);
      if (command.matches()) {
        file = command.group(1);
      } else if (input.matches()) {
        inputs.add(input.group(1));
      }
    }
    return new Recorded(file, versions, inputs);
  }

  private static Stream<String> words(String line) {
    return WORD.matcher(line).results().map(r -> r.group());
  }

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("mmn.fuzz", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsRefusedChangesNothing(int seed) throws IOException {
    Random random = new Random(seed);
    Recorded recorded = CORPUS.get(random.nextInt(CORPUS.size()));
    Memory files = new Memory();
    List<String> versions = recorded.versions();
    Session session = session(files);
    if (!versions.isEmpty()) {
      files.write(recorded.file(), versions.get(0));
    }
    if (!recorded.file().isEmpty()) {
      session.open(files.read(recorded.file()));
    }
    List<String> typed = new ArrayList<>();
    for (String input : recorded.inputs()) {
      if (!versions.isEmpty() && random.nextInt(4) == 0) {
        files.write(recorded.file(), versions.get(random.nextInt(versions.size())));
      }
      String line = random.nextInt(3) == 0 ? input : mutated(input, random);
      typed.add(line);
      assertThatCode(() -> take(session, line))
          .as(String.join("\n", typed))
          .doesNotThrowAnyException();
    }
    comesBack(session, String.join("\n", typed));
  }

  /**
   * A declaration leaves the run as it is. What is saved is a script, and loading it comes back to
   * the same state.
   */
  private static void comesBack(Session session, String typed) {
    Schedule before = session.schedule();
    assertThat(session.enter("int declared_last;").kind()).as(typed).isEqualTo(Answer.Kind.OK);
    assertThat(session.schedule()).as(typed).isEqualTo(before);
    assertThat(session.enter("save kept").kind()).as(typed).isEqualTo(Answer.Kind.OK);
    Answer loaded = session.enter("load kept");
    assertThat(loaded.kind()).as("%s\n%s", typed, loaded.text()).isEqualTo(Answer.Kind.OK);
    assertThat(session.schedule()).as("%s\n%s", typed, loaded.text()).isEqualTo(before);
  }

  private static void take(Session session, String line) {
    if (Inputs.goesOn(line)) {
      return;
    }
    List<Object> before = situation(session);
    Answer answer = session.enter(line);
    if (answer.kind() == Answer.Kind.SCRIPT || answer.kind() == Answer.Kind.USAGE) {
      assertThat(situation(session)).isEqualTo(before);
    }
    assertThat(answer.text()).doesNotContain("Exception");
  }

  private static List<Object> situation(Session session) {
    return List.of(
        session.prompt(),
        session.title(),
        session.schedule(),
        session.trace(),
        session.names(),
        session.enter("watch").text(),
        session.enter("break").text(),
        session.enter("set").text());
  }

  private static String mutated(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + 1 + random.nextInt(4));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
        case 2 -> text.replace(at, to, LETTERS.charAt(random.nextInt(LETTERS.length())) + "");
        case 3 -> text.insert(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
        case 4 -> text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        default -> exchangeWord(text, random);
      }
    }
    return text.toString();
  }

  private static void exchangeWord(StringBuilder text, Random random) {
    List<MatchResult> words = WORD.matcher(text.toString()).results().toList();
    if (!words.isEmpty()) {
      MatchResult word = words.get(random.nextInt(words.size()));
      text.replace(word.start(), word.end(), WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  private static Session session(Disk files) {
    return new Session(
        Mmn.withStdlib(),
        new LibraryGuide(new ClassPathModules(SessionFuzzTest.class.getClassLoader())),
        files,
        Map.of(),
        usual -> usual.with(usual.constants(), FEW));
  }

  /** Files of the project, and what was saved. */
  private static final class Memory implements Disk {
    private final Map<String, String> saved = new LinkedHashMap<>();

    @Override
    public SourceFile read(String name) throws IOException {
      if (saved.containsKey(name)) {
        return new SourceFile(name, saved.get(name));
      } else if (!name.endsWith(".mmn") || !Files.isRegularFile(TOP.resolve(name))) {
        throw new IOException("no such file: '" + name + "'");
      }
      return new SourceFile(name, Files.readString(TOP.resolve(name)));
    }

    @Override
    public void write(String name, String text) {
      saved.put(name, text);
    }
  }
}
