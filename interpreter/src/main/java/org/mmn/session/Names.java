package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmn.resolve.Resolver;
import org.mmn.run.Scene;
import org.mmn.syntax.Decl;

/**
 * The names that one may want to type.
 *
 * @param threads in order
 * @param labels with the threads that come to them: {@code unmapper@second}
 * @param ranges that the script names, and the whole of each VMA: {@code heap[0..8]}
 * @param subjects locks, pages, variables: {@code gpu.lock}, {@code heap[0]}
 * @param words all names of the script, labels among them
 * @param states that have a number or a name
 * @param scenarios their titles
 */
public record Names(
    List<String> threads,
    List<String> labels,
    List<String> ranges,
    List<String> subjects,
    List<String> words,
    List<String> states,
    List<String> scenarios) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern RANGE =
      Pattern.compile("[\\w.]+\\[[^\\[\\]\\n]*\\.\\.[^\\[\\]\\n]*]");
  private static final Pattern NO_CODE = Pattern.compile("//.*|\"[^\"\\n]*\"|(?s:/\\*.*?\\*/)");

  static Names of(Situation situation) {
    List<String> states = new ArrayList<>(situation.branches().keySet());
    situation
        .anyWalk()
        .ifPresent(
            w -> {
              for (int i = 0; i <= w.last(); i++) {
                states.add("s" + i);
              }
            });
    return new Names(
        situation.anyWalk().map(w -> w.now().trace().threads()).orElse(List.of()),
        situation.anyWalk().map(Names::labels).orElse(List.of()),
        ranges(situation.script()),
        situation.anyWalk().map(w -> subjects(w.now().scene())).orElse(List.of()),
        List.copyOf(words(situation.script())),
        states,
        situation.script().titles());
  }

  private static List<String> subjects(Scene scene) {
    return scene.facts().stream()
        .filter(f -> f.topic() == Scene.Topic.LOCK || f.topic() == Scene.Topic.OTHER)
        .map(Scene.Fact::subject)
        .filter(s -> !s.contains(" "))
        .distinct()
        .toList();
  }

  private static List<String> labels(Walk walk) {
    List<String> threads = walk.now().trace().threads();
    List<String> labels = new ArrayList<>();
    for (int t = 0; t < threads.size(); t++) {
      for (String label : walk.now().labels(t)) {
        labels.add(threads.get(t) + "@" + label);
      }
    }
    return labels;
  }

  private static List<String> ranges(Script script) {
    TreeSet<String> ranges = new TreeSet<>();
    found(script, RANGE).map(r -> r.replace(" ", "")).forEach(ranges::add);
    Resolver.scenarios(script.unit()).get(script.scenario()).members().stream()
        .filter(Decl.Mm.class::isInstance)
        .flatMap(m -> ((Decl.Mm) m).vmas().stream())
        .map(v -> v.name() + "[0.." + v.pages().span().text().strip() + "]")
        .forEach(ranges::add);
    return List.copyOf(ranges);
  }

  /** All names that stand in it, meant as what they may be. */
  static TreeSet<String> words(Script script) {
    TreeSet<String> words = new TreeSet<>();
    found(script, NAME).filter(w -> w.length() > 1).forEach(words::add);
    return words;
  }

  /** What there is of a kind in the file and in what was declared at the prompt. */
  private static Stream<String> found(Script script, Pattern kind) {
    return Stream.concat(
            Stream.of(script.written().file().text()),
            script.inputs().stream().map(i -> i.source().text()))
        .map(t -> NO_CODE.matcher(t).replaceAll(" "))
        .flatMap(t -> kind.matcher(t).results())
        .map(MatchResult::group);
  }
}
