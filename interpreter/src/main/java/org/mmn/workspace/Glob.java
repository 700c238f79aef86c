package org.mmn.workspace;

import java.util.regex.Pattern;

/** A pattern of names: {@code *} stands for any text, {@code ?} for one character. */
public final class Glob {
  private final Pattern pattern;

  public Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  public boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
