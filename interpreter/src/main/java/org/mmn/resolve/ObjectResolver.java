package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/** Resolves the mms of a scenario and their VMAs. */
final class ObjectResolver {
  private static final List<String> ATTRIBUTES =
      List.of("anon", "file", "shared", "readonly", "unpopulated", "locked", "huge");
  private final Session session;
  private final Scope scope;
  private final Definitions definitions;

  ObjectResolver(Session session, Scope scope, Definitions definitions) {
    this.session = session;
    this.scope = scope;
    this.definitions = definitions;
  }

  void mm(Decl.Mm written) {
    List<ResolvedScenario.Vma> vmas = new ArrayList<>();
    Map<String, Span> names = new LinkedHashMap<>();
    for (Decl.Vma vma : written.vmas()) {
      Span earlier = names.putIfAbsent(vma.name(), vma.nameSpan());
      if (earlier != null) {
        session.duplicate(vma.nameSpan(), vma.name(), earlier);
      }
      vmas.add(vma(vma));
    }
    if (written.forked() && !vmas.isEmpty()) {
      session.error(
          Codes.CONTRADICTION,
          written.vmas().get(0).span(),
          "'" + written.name() + "' gets its VMAs from fork(): declare none");
    }
    int number = session.objects().mms().size();
    definitions.define(
        written.name(),
        written.nameSpan(),
        new Symbol.Thing(Type.of(Type.Kind.MM), number, written.nameSpan()));
    session
        .objects()
        .add(
            new ResolvedScenario.Mm(
                written.name(), written.forked(), List.copyOf(vmas), written.nameSpan()));
    if (number == Limits.MMS) {
      session.error(
          Codes.TOO_MANY, written.nameSpan(), "a scenario has at most " + Limits.MMS + " mms");
    }
  }

  private ResolvedScenario.Vma vma(Decl.Vma written) {
    String what = "the number of pages of '" + written.name() + "'";
    Optional<Integer> pages = Context.constant(session, scope).constant(written.pages(), what);
    if (pages.isPresent() && (pages.get() < 1 || pages.get() > Limits.PAGES)) {
      session.error(
          Codes.OUT_OF_BOUNDS,
          written.pages().span(),
          "a VMA has 1 to " + Limits.PAGES + " pages, not " + pages.get());
      pages = Optional.empty();
    }
    Set<String> attributes = new TreeSet<>();
    for (Decl.Flag flag : written.attributes()) {
      attribute(flag);
      attributes.add(flag.name());
    }
    if (attributes.contains("anon") && attributes.contains("file")) {
      session.error(
          Codes.CONTRADICTION,
          written.nameSpan(),
          "'" + written.name() + "' cannot be both anon and file");
    }
    return new ResolvedScenario.Vma(
        written.name(), pages.orElse(1), attributes, written.nameSpan());
  }

  private void attribute(Decl.Flag flag) {
    if (!ATTRIBUTES.contains(flag.name())) {
      session.misspelt(
          Codes.UNKNOWN_SETTING,
          flag.span(),
          "'" + flag.name() + "' is not an attribute of a VMA",
          flag.name(),
          ATTRIBUTES);
    }
  }

  /** Enters the names of the VMAs, once all are known. */
  void finish() {
    Map<String, List<ScenarioObjects.Area>> byName = new LinkedHashMap<>();
    for (ScenarioObjects.Area area : session.objects().areas()) {
      byName.computeIfAbsent(area.name(), n -> new ArrayList<>()).add(area);
    }
    byName.forEach(
        (name, areas) -> {
          Span span = areas.get(0).span();
          definitions.define(name, span, new Symbol.Vmas(name, List.copyOf(areas), span));
        });
    if (session.objects().pages() > Limits.PAGES) {
      Span last = session.objects().areas().get(session.objects().areas().size() - 1).span();
      session.error(
          Codes.TOO_MANY,
          last,
          "a scenario has at most "
              + Limits.PAGES
              + " pages in all; with this VMA it has "
              + session.objects().pages());
    }
  }
}
