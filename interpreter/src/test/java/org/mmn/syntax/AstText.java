package org.mmn.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.mmn.source.SourceFile;
import org.mmn.source.Span;

/** Prints a syntax tree without its places, so that two trees can be compared as texts. */
public final class AstText {
  private final StringBuilder text = new StringBuilder();

  private AstText() {}

  public static String of(Object node) {
    AstText printer = new AstText();
    printer.print(node, 0);
    return printer.text.toString();
  }

  private void print(Object node, int depth) {
    if (node instanceof Optional<?> optional) {
      optional.ifPresentOrElse(n -> print(n, depth), () -> line("-", depth));
    } else if (node instanceof List<?> list) {
      line("[" + list.size() + "]", depth);
      list.forEach(n -> print(n, depth + 1));
    } else if (node instanceof Record) {
      line(node.getClass().getSimpleName(), depth);
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        if (component.getType() != Span.class && component.getType() != SourceFile.class) {
          print(value(node, component), depth + 1);
        }
      }
    } else {
      line(String.valueOf(node), depth);
    }
  }

  private static Object value(Object node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record hides " + component, e);
    }
  }

  private void line(String words, int depth) {
    text.append("  ".repeat(depth)).append(words).append('\n');
  }
}
