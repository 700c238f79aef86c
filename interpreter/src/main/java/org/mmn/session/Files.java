package org.mmn.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.Releases;
import org.mmn.report.DiagnosticText;
import org.mmn.report.Paragraphs;
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
  private static final String SUFFIX = ".mmn";
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
  Answer load(String name) {
    return load(read(name(name, "load")));
  }

  /** A name, which stands in quotes if there are blanks in it. */
  private static String name(String text, String command) {
    String bare = text.replaceAll("^([\"'])(.*)\\1$", "$2");
    if (bare.isEmpty() || (bare.equals(text) && text.matches(".*\\s.*"))) {
      throw Refusal.usage(command + " takes a file");
    }
    return bare;
  }

  private SourceFile read(String name) {
    try {
      return disk.read(name);
    } catch (IOException unreadable) {
      if (!name.endsWith(SUFFIX)) {
        return read(name + SUFFIX, unreadable);
      }
      throw Refusal.usage(Objects.requireNonNullElse(unreadable.getMessage(), name));
    }
  }

  /** Reads a file, of which the name may lack its end; else it is as the name says. */
  private SourceFile read(String whole, IOException unreadable) {
    try {
      return disk.read(whole);
    } catch (IOException neither) {
      throw Refusal.usage(Objects.requireNonNullElse(unreadable.getMessage(), whole));
    }
  }

  Answer load(SourceFile file) {
    Script script =
        new Script(
            situation.script().mmn(),
            parse(file),
            List.of(),
            0,
            Optional.empty(),
            situation.script().constants());
    Optional<Matcher> saved =
        Optional.of(SAVED.matcher(script.written().doc())).filter(Matcher::find);
    if (saved.isPresent()) {
      int scenario = Integer.parseInt(saved.get().group(1)) - 1;
      script = checked(script.scenario(scenario < script.titles().size() ? scenario : 0));
      script = KernelVersion.parse(saved.get().group(2)).map(script::under).orElse(script);
    }
    List<String> remarks = situation.begin(checked(script));
    String back = saved.map(m -> m.group(3)).filter(t -> !t.isEmpty()).map(this::again).orElse("");
    return Answer.ok(title(remarks) + back);
  }

  private String again(String token) {
    try {
      return moves.replay(token).text();
    } catch (Refusal other) {
      return Paragraphs.hanging("    ", "the run that was saved does not fit: " + other.text());
    }
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
    String title = situation.script().title();
    if (situation.anyWalk().isEmpty()) {
      return title + ", no threads yet\n";
    }
    int threads = situation.walk().now().threads();
    String count = threads == 1 ? "1 thread" : threads + " threads";
    return title + ", " + situation.walk().ready().version() + ", " + count + "\n";
  }

  /** {@code reload}: the file as it is now, with what was declared, and the same run again. */
  Answer reload() {
    String name = situation.script().written().file().name();
    if (name.startsWith("<")) {
      throw Refusal.usage("nothing was loaded");
    }
    String title = situation.script().title();
    Script script = checked(situation.script().of(parse(read(name))));
    List<String> remarks = new ArrayList<>();
    if (!script.title().equals(title) && !title.equals(Script.UNTITLED)) {
      remarks.add("there is no scenario '" + title + "' any more");
    }
    remarks.addAll(situation.change(script));
    return Answer.ok(title(remarks));
  }

  private String title(List<String> remarks) {
    return title()
        + remarks.stream().map(r -> Paragraphs.hanging("    ", r)).collect(Collectors.joining());
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
    return Answer.ok(title(situation.change(checked(situation.script().under(version)))));
  }

  /** {@code scenario [N|TITLE]}: lists them, or goes over to one. */
  Answer scenario(String text) {
    List<String> titles = situation.script().titles();
    if (text.isBlank()) {
      StringBuilder list = new StringBuilder();
      for (int i = 0; i < titles.size(); i++) {
        String mark = i == situation.script().scenario() ? " *" : "  ";
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
    return Answer.ok(title(situation.beginAgain(checked(situation.script().scenario(chosen)))));
  }

  /** {@code save FILE}: the scenario with what was declared, and the run so far. */
  Answer save(String file) {
    String bare = name(file, "save");
    if (bare.matches("(.*/)?\\.{0,2}")) {
      throw Refusal.usage("'" + bare + "' is a folder: save takes a file");
    }
    String name = bare.endsWith(SUFFIX) ? bare : bare + SUFFIX;
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
    Script script = situation.script();
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
    Optional<Walk> walk = situation.anyWalk();
    String token = walk.map(w -> ScheduleToken.of(w.now().trace()).toString()).orElse("");
    String version =
        walk.map(w -> w.ready().version().toString()).orElseGet(Releases.NEWEST::toString);
    String line =
        "//! Saved at: scenario "
            + (situation.script().scenario() + 1)
            + ", kernel "
            + version
            + ", schedule '"
            + token
            + "'\n";
    String old = body.replaceFirst("(?m)^//! Saved at: .*\\R(//! .*'\\R)?", "");
    int header = (int) old.lines().takeWhile(l -> l.startsWith("//!")).count();
    List<String> lines = old.lines().toList();
    String told = String.join("\n", lines.subList(0, header)).replaceFirst("(\\R?//!\\s*)+$", "");
    return told
        + (told.isEmpty() ? "" : "\n//!\n")
        + line
        + String.join("\n", lines.subList(header, lines.size()))
        + "\n";
  }
}
