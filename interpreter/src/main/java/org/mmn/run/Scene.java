package org.mmn.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What there is in a state, in words: a fact for each subject, such as {@code gpu.lock}: {@code
 * readers {unmapper}}. Made from the fields of the layout, so that nothing that is remembered is
 * missing.
 *
 * @param facts in the order in which a person would look for them; subjects that have nothing to
 *     tell are there with an empty text
 */
public record Scene(List<Fact> facts) {

  /** What a fact is about. */
  public enum Topic {
    /** A lock: who holds it, who waits. */
    LOCK,
    /** Operations between start and end. */
    IN_FLIGHT,
    /** A page of an address space. */
    PAGE,
    /** What a CPU may still have of a page. */
    CPU_TLB,
    /** What a device has of a page. */
    DEVICE,
    FRAME,
    /** An address space: flags, life. */
    MM,
    /** The rest: variables of scripts and drivers, counters, lists, work. */
    OTHER
  }

  /**
   * @param subject unique within a topic
   * @param text empty when there is nothing to tell: a lock that is free
   */
  public record Fact(Topic topic, String subject, String text) {
    /** What one would say when it has become so. */
    public String told() {
      return subject + ": " + (text.isEmpty() ? gone() : text);
    }

    private String gone() {
      return switch (topic) {
        case LOCK, FRAME -> "free";
        case PAGE, DEVICE, CPU_TLB, IN_FLIGHT -> "none";
        case MM, OTHER -> "-";
      };
    }
  }

  private record Key(Topic topic, String subject) {}

  /** The facts of a topic that have something to tell. */
  public List<Fact> of(Topic topic) {
    return facts.stream().filter(f -> f.topic() == topic && !f.text().isEmpty()).toList();
  }

  /** What is otherwise than it was before. */
  public List<Fact> since(Scene before) {
    Map<Key, String> texts = new LinkedHashMap<>();
    before.facts.forEach(f -> texts.put(new Key(f.topic(), f.subject()), f.text()));
    List<Fact> changed = new ArrayList<>();
    for (Fact fact : facts) {
      if (!Objects.equals(texts.get(new Key(fact.topic(), fact.subject())), fact.text())) {
        changed.add(fact);
      }
    }
    return changed;
  }
}
