package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.source.Span;

/** A kind of notifier subscriber. Identity is the declaration; filled by the resolver only. */
public final class Driver {
  private final String name;
  private final Span span;
  private final List<Local> parameters = new ArrayList<>();
  private final Set<String> flags = new TreeSet<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, Function> callbacks = new LinkedHashMap<>();
  private final Map<String, Function> functions = new LinkedHashMap<>();

  public Driver(String name, Span span) {
    this.name = name;
    this.span = span;
  }

  public String name() {
    return name;
  }

  public Span span() {
    return span;
  }

  /**
   * The constants that each instance is given, in order, without the mm or range that comes first.
   */
  public List<Local> parameters() {
    return parameters;
  }

  /** Such as {@code MMU_INVALIDATE_DOES_NOT_BLOCK}. */
  public Set<String> flags() {
    return flags;
  }

  public List<Variable> variables() {
    return variables;
  }

  public Optional<Function> callback(String callbackName) {
    return Optional.ofNullable(callbacks.get(callbackName));
  }

  public Map<String, Function> callbacks() {
    return callbacks;
  }

  public Map<String, Function> functions() {
    return functions;
  }

  @Override
  public String toString() {
    return name;
  }
}
