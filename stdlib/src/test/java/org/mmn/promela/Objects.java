package org.mmn.promela;

import java.util.Optional;
import org.mmn.promela.Meaning.Fault;

/** What drivers allocate, count and free. */
final class Objects {
  private Objects() {}

  static Optional<Meaning> of(String name, String object, String to) {
    String freed = freed(object);
    String references = references(object);
    Fault use = new Fault(freed, "use_after_free[]", true);
    Fault none = new Fault(references + " == 0", "refcount[]", true);
    Fault several = new Fault(references + " > 1", "refcount[]", true);
    String more = references + "++";
    return switch (name) {
      case "object_use" -> Meanings.step("skip", use);
      case "object_free" ->
          Meanings.step(freed + " = true", new Fault(freed, "double_free[]", true), several);
      case "object_alloc" -> Meanings.step(freed + " = false; " + references + " = 1");
      case "object_is_free" -> Meanings.step(to + freed);
      case "kref_get" -> Meanings.step(more, use, none);
      case "kref_get_unless_zero" ->
          Meanings.step(
              "if :: " + references + " > 0 -> " + more + "; " + to + "1 :: else -> " + to + "0 fi",
              use);
      case "kref_put" ->
          Meanings.step(references + "--; " + to + "(" + references + " == 0)", use, none);
      case "kref_read" -> Meanings.step(to + references);
      default -> Optional.empty();
    };
  }

  static String freed(String object) {
    return "freed[" + object + "]";
  }

  static String references(String object) {
    return "references[" + object + "]";
  }
}
