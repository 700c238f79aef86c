package org.mmn.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmn.syntax.Decl;

/** Resolves {@code memory { frames 16; low 2; }}. */
final class MemoryResolver {
  private static final List<String> NAMES = List.of("frames", "low", "min", "swap");
  private final Session session;
  private final Scope scope;

  MemoryResolver(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  ResolvedScenario.Memory memory(Members members) {
    Map<String, Integer> values = new LinkedHashMap<>();
    Optional<Decl.Memory> memory = members.only(session, Decl.Memory.class, "'memory'");
    memory.ifPresent(m -> m.settings().forEach(s -> setting(s, values)));
    int frames = values.getOrDefault("frames", -1);
    int low = values.getOrDefault("low", -1);
    int min = values.getOrDefault("min", -1);
    int populated = Population.count(session.objects().mms());
    if (memory.isPresent() && frames >= 0 && (low > frames || min > frames)) {
      session.error(
          Codes.CONTRADICTION,
          memory.get().span(),
          "a watermark is above the " + frames + " frames that there are");
    } else if (memory.isPresent() && frames >= 0 && populated > frames) {
      session.error(
          Codes.CONTRADICTION,
          memory.get().span(),
          "the populated pages take " + populated + " frames; there are " + frames);
    } else if (memory.isPresent() && low >= 0 && min > low) {
      session.error(
          Codes.CONTRADICTION,
          memory.get().span(),
          "'min' (" + min + ") is above 'low' (" + low + ")");
    }
    return new ResolvedScenario.Memory(frames, low, min, values.getOrDefault("swap", -1));
  }

  private void setting(Decl.Setting setting, Map<String, Integer> values) {
    if (!NAMES.contains(setting.name())) {
      session.misspelt(
          Codes.UNKNOWN_SETTING,
          setting.span(),
          "'" + setting.name() + "' is not a setting of memory",
          setting.name(),
          NAMES);
      return;
    }
    if (values.containsKey(setting.name())) {
      session.error(Codes.REPEATED, setting.span(), "'" + setting.name() + "' is set twice");
    }
    String what = "'" + setting.name() + "'";
    Optional<Integer> value = Context.constant(session, scope).constant(setting.value(), what);
    if (value.isPresent() && (value.get() < 0 || value.get() > Limits.FRAMES)) {
      session.error(
          Codes.OUT_OF_BOUNDS,
          setting.value().span(),
          what + " is in 0.." + Limits.FRAMES + ", not " + value.get());
    }
    values.put(setting.name(), value.orElse(-1));
  }
}
