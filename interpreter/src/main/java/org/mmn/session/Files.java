package org.mmn.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.DiagnosticText;
import org.mmn.resolve.Resolver;
import org.mmn.run.ScheduleToken;
import org.mmn.source.Diagnostic;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.source.Spelling;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Formatter;
import org.mmn.syntax.Unit;

/** Which script it is: files, scenarios, kernels. */
final class Files {
  private static final Pattern SAVED =
      Pattern.compile("Saved at: scenario (\\d{1,4}), kernel (v\\d+\\.\\d+), schedule '([^']*)'");

  private final Situation situation;
  private final Disk disk;
  private final Moves moves;

  Files(Situation situation, Disk disk, Moves moves) {
    this.situation = situation;
    this.disk = disk;
    this.moves = moves;
  }

  /** {@code load FILE}: another script, from its beginning or where it was saved. */
  Answer load(List<String> words) {
    if (words.size() != 1) {
      throw Refusal.usage("load takes a file");
    }
    return load(read(words.get(0)));
  }

  private SourceFile read(String name) {
    try {
      return disk.read(name);
    } catch (IOException unreadable) {
      throw Refusal.usage(Objects.requireNonNullElse(unreadable.getMessage(), name));
    }
  }

  Answer load(SourceFile file) {
    Script empty = Script.empty(situation.script.mmn());
    Script script =
        new Script(
            empty.mmn(), parse(file), List.of(), 0, Optional.empty(), situation.script.constants());
    Optional<Matcher> saved =
        Optional.of(SAVED.matcher(script.written().doc())).filter(Matcher::find);
    if (saved.isPresent()) {
      int scenario = Integer.parseInt(saved.get().group(1)) - 1;
      script = checked(script.scenario(scenario < script.titles().size() ? scenario : 0));
      script = KernelVersion.parse(saved.get().group(2)).map(script::under).orElse(script);
    }
    checked(script);
    situation.change(script, List.of());
    situation.branches.clear();
    situation.told = List.of();
    String back = saved.map(m -> m.group(3)).filter(t -> !t.isEmpty()).map(this::again).orElse("");
    return Answer.ok(title() + back);
  }

  private String again(String token) {
    return moves.replay(token).text();
  }

  private static Unit parse(SourceFile file) {
    Diagnostics syntax = new Diagnostics();
    Unit unit = Script.parse(file, syntax);
    if (syntax.hasErrors()) {
      throw refused(syntax.all());
    }
    return unit;
  }

  private static Refusal refused(List<Diagnostic> errors) {
    return new Refusal(Answer.Kind.SCRIPT, DiagnosticText.render(errors).stripTrailing());
  }

  private static Script checked(Script script) {
    List<Diagnostic> errors = script.errors();
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    return script;
  }

  /** What it is, in a line. */
  String title() {
    String title = situation.script.titles().get(situation.script.scenario());
    if (situation.walk.isEmpty()) {
      return title + ", no threads yet\n";
    }
    int threads = situation.walk().now().threads();
    String count = threads == 1 ? "1 thread" : threads + " threads";
    return title + ", " + situation.walk().ready().version() + ", " + count + "\n";
  }

  /** {@code reload}: the file as it is now, with what was declared, and the same run again. */
  Answer reload() {
    String name = situation.script.written().file().name();
    if (name.startsWith("<")) {
      throw Refusal.usage("nothing was loaded");
    }
    Script script = checked(situation.script.of(parse(read(name))));
    return Answer.ok(title(situation.change(script)));
  }

  private String title(List<String> remarks) {
    return title() + remarks.stream().map(r -> "    " + r + "\n").reduce("", String::concat);
  }

  /** {@code kernel VERSION}: the same scenario and, as far as it fits, the same run. */
  Answer kernel(List<String> words) {
    if (words.isEmpty()) {
      return Answer.ok(situation.walk().ready().version() + "\n");
    }
    String word = words.get(0).replaceAll(";$", "");
    KernelVersion version =
        KernelVersion.parse(word)
            .filter(Script.versions()::contains)
            .orElseThrow(
                () ->
                    Refusal.usage(
                        "'"
                            + word
                            + "' is not a kernel: "
                            + Script.versions().get(0)
                            + " to "
                            + Script.versions().get(Script.versions().size() - 1)));
    Script script = situation.script.under(version);
    script
        .complaint()
        .ifPresent(
            c -> {
              throw refused(c);
            });
    List<String> remarks = situation.change(script);
    return Answer.ok(title(remarks));
  }

  /** {@code scenario [N|TITLE]}: lists them, or goes over to one. */
  Answer scenario(String text) {
    List<String> titles = situation.script.titles();
    if (text.isBlank()) {
      StringBuilder list = new StringBuilder();
      for (int i = 0; i < titles.size(); i++) {
        String mark = i == situation.script.scenario() ? " *" : "  ";
        list.append(mark).append(i + 1).append("  ").append(titles.get(i)).append('\n');
      }
      return Answer.ok(list.toString());
    }
    String wanted = text.strip().replaceAll("^\"(.*)\"$", "$1");
    int chosen = wanted.matches("\\d{1,4}") ? Integer.parseInt(wanted) - 1 : titles.indexOf(wanted);
    if (chosen < 0 || chosen >= titles.size()) {
      String meant =
          Spelling.nearest(wanted, titles).map(t -> "; did you mean '" + t + "'?").orElse("");
      throw Refusal.usage("there is no scenario '" + wanted + "'" + meant);
    }
    situation.change(checked(situation.script.scenario(chosen)), List.of());
    situation.told = List.of();
    return Answer.ok(title());
  }

  /** {@code save FILE}: the scenario with what was declared, and the run so far. */
  Answer save(List<String> words) {
    if (words.size() != 1) {
      throw Refusal.usage("save takes a file");
    }
    String name = words.get(0).endsWith(".mmn") ? words.get(0) : words.get(0) + ".mmn";
    String text = text();
    SourceFile source = new SourceFile(name, text);
    String formatted = Formatter.format(source, new Diagnostics()).orElse(text);
    try {
      disk.write(name, formatted);
    } catch (IOException unwritable) {
      throw Refusal.usage(Objects.requireNonNullElse(unwritable.getMessage(), name));
    }
    return Answer.ok("saved: " + name + "\n");
  }

  private String text() {
    Script script = situation.script;
    String written = script.written().file().text();
    List<Decl.Scenario> scenarios = Resolver.scenarios(script.written());
    List<String> members = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Script.Input input : script.inputs()) {
      (input.ofFile().isEmpty() ? members : others).add(input.saved());
    }
    String added = members.isEmpty() ? "" : "\n" + String.join("\n", members) + "\n";
    String body;
    if (scenarios.isEmpty()) {
      body = written + "\nscenario \"" + Script.UNTITLED + "\" {" + added + "}\n";
    } else {
      int end = scenarios.get(script.scenario()).span().end() - 1;
      body = written.substring(0, end) + added + written.substring(end);
    }
    return header(body) + (others.isEmpty() ? "" : "\n" + String.join("\n", others) + "\n");
  }

  /** With a line that says where the run is, behind the file's own header. */
  private String header(String body) {
    String token = situation.walk.map(w -> ScheduleToken.of(w.now().trace()).toString()).orElse("");
    String version = situation.walk.map(w -> w.ready().version().toString()).orElse("v6.12");
    String line =
        "//! Saved at: scenario "
            + (situation.script.scenario() + 1)
            + ", kernel "
            + version
            + ", schedule '"
            + token
            + "'\n";
    String old = body.replaceFirst("(?m)^//! Saved at: .*\\R(//! .*'\\R)?", "");
    long header = old.lines().takeWhile(l -> l.startsWith("//!")).count();
    List<String> lines = old.lines().toList();
    return String.join("\n", lines.subList(0, (int) header))
        + (header == 0 ? "" : "\n//!\n")
        + line
        + String.join("\n", lines.subList((int) header, lines.size()))
        + "\n";
  }
}
