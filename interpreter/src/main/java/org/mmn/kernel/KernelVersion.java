package org.mmn.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mainline release, {@code v4.18}. */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
  private static final Pattern SHAPE = Pattern.compile("v(\\d{1,3})\\.(\\d{1,3})");

  /** Reads {@code v4.18}; empty for any other shape. */
  public static Optional<KernelVersion> parse(String text) {
    Matcher m = SHAPE.matcher(text);
    return m.matches()
        ? Optional.of(new KernelVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(KernelVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KernelVersion v && major == v.major && minor == v.minor;
  }

  @Override
  public int hashCode() {
    return 31 * major + minor;
  }

  @Override
  public String toString() {
    return "v" + major + "." + minor;
  }
}
