package org.mmn.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmn.kernel.KernelVersion;
import org.mmn.kernel.VersionRange;

/**
 * The callbacks of {@code struct mmu_notifier_ops} and {@code struct mmu_interval_notifier_ops}, as
 * scripts write them. Linux: include/linux/mmu_notifier.h, v4.13 to v6.12.
 *
 * <p>{@code invalidate_page} went in v4.14 (5f32b265400d), {@code invalidate_range} became {@code
 * arch_invalidate_secondary_tlbs} in v6.6 (1af5a8109904), {@code change_pte} went in v6.10,
 * interval notifiers came in v5.5 (99cb252f5e68).
 */
final class Callbacks {
  /** A parameter; {@code fallback} is what a caller that leaves it out gets. */
  record Parameter(String name, Type type, Optional<Integer> fallback) {}

  /**
   * @param forgiving whether a body may return nothing, as it could in some version
   * @param interval whether it belongs to interval notifiers
   */
  record Signature(
      String name,
      Type result,
      List<Parameter> parameters,
      boolean forgiving,
      boolean interval,
      VersionRange versions) {
    boolean existsIn(KernelVersion version) {
      return versions.contains(version);
    }
  }

  private static final Type RANGE = Type.of(Type.Kind.RANGE);
  private static final Parameter R = new Parameter("r", RANGE, Optional.empty());
  private static final Parameter P = new Parameter("p", Type.of(Type.Kind.PAGE), Optional.empty());
  private static final Parameter BLOCKABLE = new Parameter("blockable", Type.BOOL, Optional.of(1));
  private static final Parameter EVENT = new Parameter("event", Type.INT, Optional.of(0));
  private static final Parameter OWNER = new Parameter("owner", Type.INT, Optional.of(0));
  private static final VersionRange ALWAYS = new VersionRange(Optional.empty(), Optional.empty());
  private static final Map<String, Signature> ALL = signatures();

  private Callbacks() {}

  static Optional<Signature> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Set<String> names() {
    return ALL.keySet();
  }

  private static Map<String, Signature> signatures() {
    Map<String, Signature> all = new LinkedHashMap<>();
    Parameter frame = new Parameter("f", Type.of(Type.Kind.FRAME), Optional.empty());
    Parameter write = new Parameter("write", Type.BOOL, Optional.of(0));
    Parameter sequence = new Parameter("seq", Type.INT, Optional.empty());
    List<Parameter> start = List.of(R, BLOCKABLE, EVENT, OWNER);
    put(all, "invalidate_range_start", Type.INT, start, true, ALWAYS);
    put(all, "invalidate_range_end", Type.VOID, List.of(R, EVENT), true, ALWAYS);
    put(all, "invalidate_range", Type.VOID, List.of(R), true, upTo(6, 5));
    put(all, "arch_invalidate_secondary_tlbs", Type.VOID, List.of(R), true, from(6, 6));
    put(all, "invalidate_page", Type.VOID, List.of(P), true, upTo(4, 13));
    put(all, "change_pte", Type.VOID, List.of(P, frame, write), true, upTo(6, 9));
    put(all, "clear_flush_young", Type.BOOL, List.of(R), true, ALWAYS);
    put(all, "clear_young", Type.BOOL, List.of(R), true, ALWAYS);
    put(all, "test_young", Type.BOOL, List.of(P), true, ALWAYS);
    put(all, "release", Type.VOID, List.of(), true, ALWAYS);
    List<Parameter> invalidate = List.of(R, sequence, BLOCKABLE, EVENT, OWNER);
    all.put(
        "invalidate", new Signature("invalidate", Type.BOOL, invalidate, false, true, from(5, 5)));
    return all;
  }

  private static void put(
      Map<String, Signature> all,
      String name,
      Type result,
      List<Parameter> parameters,
      boolean forgiving,
      VersionRange versions) {
    all.put(name, new Signature(name, result, parameters, forgiving, false, versions));
  }

  private static VersionRange upTo(int major, int minor) {
    return new VersionRange(Optional.empty(), Optional.of(new KernelVersion(major, minor)));
  }

  private static VersionRange from(int major, int minor) {
    return new VersionRange(Optional.of(new KernelVersion(major, minor)), Optional.empty());
  }
}
