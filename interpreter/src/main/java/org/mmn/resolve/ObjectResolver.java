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
  static final List<String> ATTRIBUTES =
      List.of("anon", "file", "shared", "readonly", "unpopulated", "locked", "huge", "hugetlb");
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
    Optional<Integer> parent = written.forked().flatMap(f -> parent(written, f));
    if (written.forked().isPresent() && !vmas.isEmpty()) {
      session.error(
          Codes.CONTRADICTION,
          written.vmas().get(0).span(),
          "'" + written.name() + "' gets its VMAs from fork(): declare none");
    }
    parent.ifPresent(p -> copies(p, vmas));
    int number = session.objects().mms().size();
    definitions.define(
        written.name(),
        written.nameSpan(),
        new Symbol.Thing(Type.of(Type.Kind.MM), number, written.nameSpan()));
    session
        .objects()
        .add(
            new ResolvedScenario.Mm(written.name(), parent, List.copyOf(vmas), written.nameSpan()));
    if (number == Limits.MMS) {
      session.error(
          Codes.TOO_MANY, written.nameSpan(), "a scenario has at most " + Limits.MMS + " mms");
    }
  }

  /** The mm that a forked one is a copy of: the one named, or the only one before it. */
  private Optional<Integer> parent(Decl.Mm written, Decl.Forked forked) {
    List<ResolvedScenario.Mm> before = session.objects().mms();
    List<Integer> candidates = new ArrayList<>();
    for (int mm = 0; mm < before.size(); mm++) {
      String name = before.get(mm).name();
      boolean meant = forked.parent().map(name::equals).orElse(before.get(mm).parent().isEmpty());
      if (meant) {
        candidates.add(mm);
      }
    }
    if (candidates.size() == 1) {
      return Optional.of(candidates.get(0));
    }
    List<String> names = before.stream().map(ResolvedScenario.Mm::name).toList();
    String message =
        forked.parent().isPresent()
            ? "no mm before '" + written.name() + "' is called '" + forked.parent().get() + "'"
            : candidates.isEmpty()
                ? "declare the mm that '" + written.name() + "' is forked from before it"
                : "say which mm '"
                    + written.name()
                    + "' is forked from: forked("
                    + names.get(0)
                    + ")";
    session.misspelt(Codes.UNKNOWN_NAME, forked.span(), message, forked.parent().orElse(""), names);
    return Optional.empty();
  }

  private void copies(int parent, List<ResolvedScenario.Vma> vmas) {
    for (ResolvedScenario.Vma vma : session.objects().mms().get(parent).vmas()) {
      Set<String> attributes = new TreeSet<>(vma.attributes());
      attributes.add("unpopulated");
      vmas.add(
          new ResolvedScenario.Vma(vma.name(), vma.pages(), attributes, vma.file(), vma.span()));
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
    Optional<String> file = Optional.empty();
    for (Decl.Attribute each : written.attributes()) {
      attribute(each);
      attributes.add(each.name());
      if (each.name().equals("file")) {
        file = Optional.of(each.of().orElse(written.name()));
      }
    }
    if (attributes.contains("anon") && attributes.contains("file")) {
      session.error(
          Codes.CONTRADICTION,
          written.nameSpan(),
          "'" + written.name() + "' cannot be both anon and file");
    }
    return new ResolvedScenario.Vma(
        written.name(), pages.orElse(1), attributes, file, written.nameSpan());
  }

  private void attribute(Decl.Attribute flag) {
    if (!ATTRIBUTES.contains(flag.name())) {
      session.misspelt(
          Codes.UNKNOWN_SETTING,
          flag.span(),
          "'" + flag.name() + "' is not an attribute of a VMA",
          flag.name(),
          ATTRIBUTES);
    } else if (flag.of().isPresent() && !flag.name().equals("file")) {
      session.error(
          Codes.UNKNOWN_SETTING,
          flag.span(),
          "only 'file' takes a name: '" + flag.name() + "' stands alone");
    }
  }

  /** Enters the names of the VMAs, once all are known; those of a forked mm need its name. */
  void finish() {
    Map<String, List<ScenarioObjects.Area>> byName = new LinkedHashMap<>();
    for (ScenarioObjects.Area area : session.objects().areas()) {
      if (session.objects().mms().get(area.mm()).parent().isPresent()) {
        continue;
      }
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
