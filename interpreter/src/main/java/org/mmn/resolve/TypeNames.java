package org.mmn.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.syntax.TypeName;

/**
 * What type a word of a script means: a built-in one, or a driver for a notifier of that driver.
 */
final class TypeNames {
  private static final Map<String, Type.Kind> WORDS = byWord();

  private TypeNames() {}

  private static Map<String, Type.Kind> byWord() {
    Map<String, Type.Kind> words = new LinkedHashMap<>();
    for (Type.Kind kind : Type.Kind.values()) {
      if (kind != Type.Kind.NULL) {
        words.put(kind.word(), kind);
      }
    }
    return Collections.unmodifiableMap(words);
  }

  static Optional<Type.Kind> kind(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }

  static Set<String> words() {
    return new TreeSet<>(WORDS.keySet());
  }

  /** The type as it is meant in {@code scope}; complains and is unknown when there is none. */
  static Type type(Session session, Scope scope, TypeName written) {
    Optional<Type.Kind> kind = kind(written.name());
    if (kind.isEmpty()) {
      return ofDriver(session, scope, written);
    }
    if (written.bounds().isEmpty()) {
      return Type.of(kind.get());
    }
    Context context = Context.constant(session, scope);
    Optional<Integer> low = context.constant(written.bounds().get().low(), "a bound");
    Optional<Integer> high = context.constant(written.bounds().get().high(), "a bound");
    if (low.isEmpty() || high.isEmpty()) {
      return TypeRules.UNKNOWN;
    }
    if (low.get() > high.get()) {
      session.error(Codes.OUT_OF_BOUNDS, written.span(), "no int is in " + ranged(low, high));
      return TypeRules.UNKNOWN;
    }
    return Type.ranged(low.get(), high.get());
  }

  private static String ranged(Optional<Integer> low, Optional<Integer> high) {
    return low.orElseThrow() + ".." + high.orElseThrow();
  }

  private static Type ofDriver(Session session, Scope scope, TypeName written) {
    Optional<Symbol> symbol = scope.find(written.name());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Subscriber driver) {
      return session.declarations().driver(driver).type();
    }
    Set<String> candidates = words();
    candidates.addAll(scope.visible());
    new Unresolved(session, scope)
        .report(
            Codes.UNKNOWN_TYPE,
            written.span(),
            written.name(),
            "'" + written.name() + "' is not a type",
            candidates);
    return TypeRules.UNKNOWN;
  }
}
