package org.mmn.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mmn.resolve.ClassPathModules;
import org.mmn.session.Answer;
import org.mmn.session.Disk;
import org.mmn.session.Inputs;
import org.mmn.session.Session;
import org.mmn.source.SourceFile;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;

/**
 * What somebody types into a session, and what it answers: after lines of comment ({@code # }) and
 * the command, an input behind each prompt, its further lines behind {@code > }. Files are those of
 * the project; what is saved stays in memory, and so do files that a dialogue writes ({@code $ cat
 * > NAME}, their lines behind {@code | }) and removes ({@code $ rm NAME}), at any time.
 */
final class Dialogue {
  private static final Pattern INPUT = Pattern.compile("s\\d+> (.*)");
  private static final Pattern COMMAND = Pattern.compile("\\$ (?:\\./)?mmn repl(.*)");
  private static final Pattern WRITTEN = Pattern.compile("\\$ cat > (.*)");
  private static final Pattern REMOVED = Pattern.compile("\\$ rm (.*)");
  private static final String TEXT = "| ";
  private static final String FURTHER = "  > ";
  private static final int FEW = 200_000;

  private final Path folder;
  private final Map<String, String> saved = new LinkedHashMap<>();

  Dialogue(Path folder) {
    this.folder = folder;
  }

  /** The same inputs with what is answered now. */
  String again(String text) throws IOException {
    StringBuilder again = new StringBuilder();
    List<String> lines = text.lines().toList();
    Session session = session();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher input = INPUT.matcher(line);
      Matcher written = WRITTEN.matcher(line);
      Matcher removed = REMOVED.matcher(line);
      if (line.startsWith("#") || line.startsWith(TEXT)) {
        again.append(line).append('\n');
      } else if (written.matches()) {
        again.append(line).append('\n');
        saved.put(written.group(1), text(lines.subList(i + 1, lines.size())));
      } else if (removed.matches()) {
        again.append(line).append('\n');
        saved.remove(removed.group(1));
      } else if (COMMAND.matcher(line).matches()) {
        String file = COMMAND.matcher(line).replaceFirst("$1");
        again.append(line).append('\n').append(open(session, file));
      } else if (input.matches()) {
        List<String> typed = new ArrayList<>(List.of(input.group(1)));
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith(FURTHER)) {
          typed.add(lines.get(++i).substring(FURTHER.length()));
        }
        again.append(taken(session, typed));
      }
    }
    return again.toString();
  }

  private static String text(List<String> lines) {
    return lines.stream()
        .takeWhile(l -> l.startsWith(TEXT))
        .map(l -> l.substring(TEXT.length()) + "\n")
        .collect(Collectors.joining());
  }

  private Session session() {
    return new Session(
        Mmn.withStdlib(),
        new LibraryGuide(new ClassPathModules(Dialogue.class.getClassLoader())),
        new Memory(),
        Map.of(),
        usual -> few(usual));
  }

  private static Options few(Options usual) {
    return usual.with(usual.constants(), FEW);
  }

  private String open(Session session, String name) throws IOException {
    if (!name.isBlank()) {
      Answer opened = session.open(new Memory().read(name.strip()));
      if (opened.kind() != Answer.Kind.OK) {
        return opened.text();
      }
    }
    return session.title() + ".  help or ?, Ctrl-D to leave\n";
  }

  private static String taken(Session session, List<String> typed) {
    StringBuilder shown = new StringBuilder();
    Inputs inputs = new Inputs();
    for (String line : typed) {
      shown.append(inputs.isPending() ? FURTHER : session.prompt()).append(line).append('\n');
      inputs.add(line).ifPresent(input -> shown.append(session.enter(input).text()));
    }
    return inputs.isPending() ? shown + "(goes on)\n" : shown.toString();
  }

  /** Files of the project, and what was saved. */
  private final class Memory implements Disk {
    @Override
    public SourceFile read(String name) throws IOException {
      if (saved.containsKey(name)) {
        return new SourceFile(name, saved.get(name));
      } else if (!Files.isRegularFile(folder.resolve(name))) {
        throw new IOException("no such file: '" + name + "'");
      }
      return new SourceFile(name, Files.readString(folder.resolve(name)));
    }

    @Override
    public void write(String name, String text) {
      saved.put(name, text);
    }
  }
}
