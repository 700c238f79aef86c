package org.mmn.resolve;

import java.util.List;
import java.util.Optional;
import org.mmn.source.Span;

/**
 * Code: a function, a callback, a thread's body, an {@code init}. Its body is set once, after all
 * names are known, since functions call one another.
 */
public final class Function {
  private final String name;
  private final Type result;
  private final List<Local> parameters;
  private final Optional<Driver> driver;
  private final boolean stdlib;
  private final Span span;
  private Code body = new Code.Block(List.of());

  /**
   * @param driver whose instance it runs for; its calls carry that instance
   * @param stdlib whether a stdlib module declares it: reports fold such frames
   */
  public Function(
      String name,
      Type result,
      List<Local> parameters,
      Optional<Driver> driver,
      boolean stdlib,
      Span span) {
    this.name = name;
    this.result = result;
    this.parameters = List.copyOf(parameters);
    this.driver = driver;
    this.stdlib = stdlib;
    this.span = span;
  }

  public String name() {
    return name;
  }

  public Type result() {
    return result;
  }

  public List<Local> parameters() {
    return parameters;
  }

  public Optional<Driver> driver() {
    return driver;
  }

  public boolean stdlib() {
    return stdlib;
  }

  public Span span() {
    return span;
  }

  public Code body() {
    return body;
  }

  void setBody(Code code) {
    body = code;
  }

  @Override
  public String toString() {
    return driver.map(d -> d.name() + ".").orElse("") + name;
  }
}
