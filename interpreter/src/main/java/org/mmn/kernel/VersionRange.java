package org.mmn.kernel;

import java.util.Optional;

/**
 * A stretch of releases, both ends included: {@code v4.18}, {@code v5.4..}, {@code ..v4.18}, {@code
 * v6.1..v6.6}.
 */
public record VersionRange(Optional<KernelVersion> from, Optional<KernelVersion> to) {

  public static VersionRange only(KernelVersion version) {
    return new VersionRange(Optional.of(version), Optional.of(version));
  }

  /** Reads {@code v4.18}, {@code v5.4..}, {@code ..v4.18} or {@code v6.1..v6.6}. */
  public static Optional<VersionRange> parse(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return KernelVersion.parse(text).map(VersionRange::only);
    }
    String low = text.substring(0, dots);
    String high = text.substring(dots + 2);
    Optional<KernelVersion> from = KernelVersion.parse(low);
    Optional<KernelVersion> to = KernelVersion.parse(high);
    boolean readable = from.isPresent() != low.isEmpty() && to.isPresent() != high.isEmpty();
    return readable && text.length() > 2
        ? Optional.of(new VersionRange(from, to))
        : Optional.empty();
  }

  public boolean contains(KernelVersion version) {
    return from.map(f -> f.compareTo(version) <= 0).orElse(true)
        && to.map(t -> version.compareTo(t) <= 0).orElse(true);
  }

  /** Whether this runs backwards, {@code v5.12..v5.4}: no release is in it. */
  public boolean isBackwards() {
    return from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0;
  }

  /** Whether this is one release, written without {@code ..}. */
  public boolean isSingle() {
    return from.isPresent() && from.equals(to);
  }

  @Override
  public String toString() {
    if (isSingle()) {
      return from.get().toString();
    }
    return from.map(KernelVersion::toString).orElse("")
        + ".."
        + to.map(KernelVersion::toString).orElse("");
  }
}
