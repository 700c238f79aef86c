package org.mmn.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmn.run.Scene;

/**
 * The names that one may want to type.
 *
 * @param threads in order
 * @param subjects locks, pages, variables: {@code gpu.lock}, {@code heap[0]}
 * @param words all names of the script, labels among them
 * @param states that have a number or a name
 * @param scenarios their titles
 */
public record Names(
    List<String> threads,
    List<String> subjects,
    List<String> words,
    List<String> states,
    List<String> scenarios) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
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

  /** All names that stand in it, meant as what they may be. */
  static TreeSet<String> words(Script script) {
    Stream<String> texts =
        Stream.concat(
            Stream.of(script.written().file().text()),
            script.inputs().stream().map(i -> i.source().text()));
    TreeSet<String> words = new TreeSet<>();
    texts
        .map(t -> NO_CODE.matcher(t).replaceAll(" "))
        .flatMap(t -> NAME.matcher(t).results())
        .map(MatchResult::group)
        .filter(w -> w.length() > 1)
        .forEach(words::add);
    return words;
  }
}
