package org.mmn.repl;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.builtins.Completers.FilesCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mmn.kernel.Releases;
import org.mmn.session.Names;
import org.mmn.session.Session;
import org.mmn.session.SessionCommand;
import org.mmn.workspace.LibraryGuide;

/** Completes commands and what they take; else names of the script and of the library. */
final class SessionCompleter implements Completer {
  private final Session session;
  private final LibraryGuide guide;
  private final FilesCompleter files;

  SessionCompleter(Session session, LibraryGuide guide, Path folder) {
    this.session = session;
    this.guide = guide;
    this.files = new FilesCompleter(folder.toAbsolutePath());
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Names names = session.names();
    Optional<SessionCommand> command = command(line);
    if (command.isPresent()) {
      after(command.get(), reader, line, candidates, names);
      return;
    }
    if (line.wordIndex() == 0) {
      SessionCommand.ALL.forEach(
          c -> c.names().forEach(n -> add(candidates, n, "commands", c.purpose())));
      add(candidates, names.threads(), "threads");
    }
    if (line.wordIndex() > 0 || !line.word().isEmpty()) {
      add(candidates, names.labels(), "labels");
      expressions(line, candidates, names);
    }
  }

  private static Optional<SessionCommand> command(ParsedLine line) {
    return line.wordIndex() == 0 ? Optional.empty() : SessionCommand.named(line.words().get(0));
  }

  private void after(
      SessionCommand command,
      LineReader reader,
      ParsedLine line,
      List<Candidate> candidates,
      Names names) {
    switch (command.takes()) {
      case NOTHING -> {}
      case THREAD -> {
        if (line.wordIndex() == 1) {
          add(candidates, names.threads(), "threads");
        }
      }
      case THREADS -> add(candidates, names.threads(), "threads");
      case ACTION -> {
        if (line.wordIndex() == 1) {
          add(candidates, names.threads(), "threads");
        } else {
          expressions(line, candidates, names);
        }
      }
      case SCHEDULE -> {
        add(candidates, names.threads(), "threads");
        add(candidates, names.labels(), "labels");
      }
      case STATE -> add(candidates, names.states(), "states");
      case EXPRESSION -> expressions(line, candidates, names);
      case FILE -> files.complete(reader, line, candidates);
      case KERNEL ->
          add(candidates, Releases.all().stream().map(Object::toString).toList(), "kernels");
      case TOPIC -> {
        SessionCommand.ALL.forEach(c -> add(candidates, c.names(), "commands"));
        add(candidates, guide.known(), "library");
      }
      case SCENARIO -> add(candidates, names.scenarios(), "scenarios");
      case SETTING -> add(candidates, List.of("all", "on", "off"), "settings");
    }
  }

  /** Of the library only what has begun to be typed: it is long. */
  private void expressions(ParsedLine line, List<Candidate> candidates, Names names) {
    add(candidates, names.subjects(), "state");
    add(candidates, names.ranges(), "ranges");
    Set<String> declared = new HashSet<>();
    if (!line.word().isEmpty()) {
      for (LibraryGuide.Entry entry : guide.functions()) {
        declared.add(entry.name());
        add(candidates, entry.name(), "library", entry.head());
      }
    }
    add(candidates, names.words().stream().filter(w -> !declared.contains(w)).toList(), "script");
  }

  private static void add(List<Candidate> candidates, List<String> words, String group) {
    words.forEach(w -> candidates.add(new Candidate(w, w, group, null, null, null, true)));
  }

  private static void add(List<Candidate> to, String word, String group, String description) {
    to.add(new Candidate(word, word, group, description, null, null, true));
  }
}
