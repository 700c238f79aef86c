package org.mmn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The walls between the packages of the interpreter: a rule a line, each with its reason. */
@AnalyzeClasses(packages = "org.mmn", importOptions = ArchitectureTest.OnlyMain.class)
final class ArchitectureTest {

  // Which package may import which. Outside org.mmn anything goes unless a later rule says no.

  @ArchTest
  static final ArchRule source =
      room("source").because("spans and diagnostics are what everybody else points with");

  @ArchTest
  static final ArchRule kernel =
      room("kernel", "source").because("releases are one subject, selected in one place");

  @ArchTest
  static final ArchRule syntax =
      room("syntax", "source", "kernel", "grammar")
          .because(
              "the tree is what the text says, not what it means; 'when kernel' holds releases");

  @ArchTest
  static final ArchRule resolve =
      room("resolve", "source", "syntax", "kernel")
          .because("names and types are settled before any machine exists");

  @ArchTest
  static final ArchRule state =
      room("state").because("fields and bits know nothing of scripts, ops or searches");

  @ArchTest
  static final ArchRule model =
      room("model", "state", "kernel")
          .because(
              "an op is written against fields alone: no text to its left, no search to its right");

  @ArchTest
  static final ArchRule compile =
      room("compile", "source", "resolve", "syntax", "model", "state", "check")
          .because("text and machine meet here, once");

  @ArchTest
  static final ArchRule check =
      room("check", "state", "model", "explore")
          .because("a check observes a search over fields; it needs no text");

  @ArchTest
  static final ArchRule explore =
      room("explore", "state").because("the explorer is a stranger to memory management");

  @ArchTest
  static final ArchRule run =
      room("run", "source", "compile", "explore", "model", "check", "state")
          .because("a machine is a program made explorable, whatever its text was");

  @ArchTest
  static final ArchRule report =
      room("report", "source", "explore", "run", "check", "model", "state")
          .because("a report shows results, traces and what checks say of them");

  @ArchTest
  static final ArchRule session =
      room(
              "session",
              "source",
              "kernel",
              "syntax",
              "resolve",
              "state",
              "check",
              "explore",
              "run",
              "report",
              "workspace")
          .because("exploring by hand is the pipeline again, asked one input at a time");

  @ArchTest
  static final ArchRule sessionReachesNoLiveState =
      noClasses()
          .that()
          .resideInAPackage("org.mmn.session..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mmn.state..").and(not(named("CapacityExceeded"))))
          .because("what there is in a state it knows in words");

  @ArchTest
  static final ArchRule reportsReachNoLiveState =
      noClasses()
          .that()
          .resideInAPackage("org.mmn.report..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.mmn.model..", "org.mmn.state..")
                  .and(not(named("Attempt", "Mode", "Reason", "Kind", "Fault"))))
          .because("of model and state it knows the words in which checks tell their findings");

  @ArchTest
  static final ArchRule noOtherRooms =
      classes()
          .should()
          .resideInAnyPackage(
              inside(
                  "source",
                  "syntax",
                  "kernel",
                  "resolve",
                  "state",
                  "model",
                  "compile",
                  "check",
                  "explore",
                  "run",
                  "report",
                  "workspace",
                  "session",
                  "junit"))
          .because("a further package is a change to the house, to be argued for");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("org.mmn.(*)..")
          .should()
          .beFreeOfCycles()
          .because("the packages are a pipeline");

  // Who may see what inside those packages.

  @ArchTest
  static final ArchRule explorerCannotNameAField =
      noClasses()
          .that()
          .resideInAPackage("org.mmn.explore..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mmn.state..")
                  .and(not(named("State", "Footprint", "CapacityExceeded"))))
          .because("of a state the explorer knows its words, and that it may not fit into them");

  @ArchTest
  static final ArchRule storesKnowNoSearch =
      noClasses()
          .that()
          .resideInAPackage("org.mmn.explore.store..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.mmn.explore").and(not(named("SplitMix"))))
          .because("what keeps states need not know what they are looked at for");

  @ArchTest
  static final ArchRule onlyTheMachineMovesThreads =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mmn.state..")
          .and(
              not(
                  describe(
                      "are not run.Machine",
                      c -> c.getName().matches("org\\.mmn\\.run\\.Machine(\\$.*)?"))))
          .should()
          .callMethodWhere(
              describe(
                  "writes a state",
                  (JavaAccess<?> a) ->
                      Set.of("setPosition", "exchangeThreads").contains(a.getName())
                          || (a.getName().equals("set")
                              && a.getTargetOwner()
                                  .getName()
                                  .matches("org\\.mmn\\.state\\.\\w*State"))))
          .because("whoever holds a state may look at it, and the machine alone changes it");

  @ArchTest
  static final ArchRule onlyModelAndMachineWrite =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mmn.model..", "org.mmn.state..")
          .and(
              not(
                  describe(
                      "are not run.Machine",
                      c -> c.getName().matches("org\\.mmn\\.run\\.Machine(\\$.*)?"))))
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.mmn.state.Memory")
          .because("checks, properties and reports read");

  @ArchTest
  static final ArchRule antlrStaysInSyntax =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mmn.syntax..", "org.mmn.grammar..")
          .should()
          .dependOnClassesThat(antlr())
          .because("no one else should know how text becomes a tree");

  @ArchTest
  static final ArchRule treeKnowsNoAntlr =
      noClasses()
          .that()
          .resideInAPackage("org.mmn.syntax..")
          .and(describe("are public records or interfaces", ArchitectureTest::isPublicData))
          .should()
          .dependOnClassesThat(antlr())
          .because("only the parser and the builders touch parse trees");

  @ArchTest
  static final ArchRule junitStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mmn.junit..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.junit..", "org.opentest4j..", "org.mmn.junit..")
                  .as("are JUnit's, or made for it"))
          .because("the command runs without a JUnit on its class path");

  @ArchTest
  static final ArchRule versionsAreComparedInKernel =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mmn.kernel..")
          .should()
          .callMethodWhere(calls("org.mmn.kernel.KernelVersion", "compareTo|major|minor"))
          .because("a release number in an if elsewhere is behaviour that no script shows");

  @ArchTest
  static final ArchRule jdkOnly =
      classes()
          .that()
          .resideInAnyPackage(inside("source", "kernel", "state", "resolve"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "org.mmn..", "")
          .because("what all others stand on stands on the JDK alone");

  // Same input, same output.

  @ArchTest
  static final ArchRule noConsoleNoExit =
      noClasses()
          .should()
          .accessTargetWhere(touches(System.class, "out|err|in|exit|console|setOut|setErr|setIn"))
          .orShould()
          .accessTargetWhere(touches(Runtime.class, "exit|halt|exec|addShutdownHook"))
          .orShould()
          .callMethodWhere(
              describe(
                  "print a stack trace", c -> c.getTarget().getName().equals("printStackTrace")))
          .because("a library answers its caller; only the front door prints or exits");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .accessTargetWhere(touches(System.class, "currentTimeMillis|nanoTime"))
          .orShould()
          .callMethodWhere(
              describe(
                  "ask java.time for now",
                  c ->
                      c.getTargetOwner().getPackageName().startsWith("java.time")
                          && c.getTarget().getName().equals("now")))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.time\\.Clock|java\\.util\\.(Date|Timer)")
          .because("limits get a deadline from outside, so that time never decides a result");

  @ArchTest
  static final ArchRule noUnseededRandom =
      noClasses()
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "identityHashCode", Object.class)
          .orShould()
          .callMethod(java.util.Collections.class, "shuffle", List.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.UUID|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom")
          .because("the same input gives the same output");

  @ArchTest
  static final ArchRule noHashOrder =
      noClasses()
          .should()
          .callConstructorWhere(
              describe(
                  "make a hash collection without an order",
                  c ->
                      c.getTargetOwner()
                          .getName()
                          .matches(
                              "java\\.util\\.((Weak)?Hash(Map|Set)|concurrent\\.ConcurrentHashMap)")))
          .orShould()
          .callMethodWhere(
              describe(
                  "lose an order by copyOf, toSet, toMap or groupingBy",
                  ArchitectureTest::losesOrder))
          .because(
              "sooner or later someone iterates: LinkedHashMap, TreeMap and EnumMap keep an order");

  @ArchTest
  static final ArchRule noThreadsOfItsOwn =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .callConstructorWhere(
              describe(
                  "start a thread or a pool",
                  c ->
                      c.getTargetOwner().isAssignableTo(Thread.class)
                          || c.getTargetOwner()
                              .isAssignableTo(java.util.concurrent.ExecutorService.class)))
          .orShould()
          .callMethodWhere(
              describe(
                  "borrow the common pool",
                  c ->
                      c.getTarget()
                          .getName()
                          .matches("parallelStream|parallel|commonPool|supplyAsync|runAsync")))
          .because("workers get an executor from the front door, which knows --jobs");

  @ArchTest
  static final ArchRule onlyLoadersReadFiles =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Loader")
          .and(not(named("SpillFile")))
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|File(In|Out)putStream|FileReader|FileWriter|RandomAccessFile)|java\\.nio\\.file\\.(Files|FileSystems)|java\\.nio\\.channels\\.FileChannel")
          .because(
              "whoever embeds the interpreter decides where text comes from, and where a search may"
                  + " leave what it cannot hold");

  @ArchTest
  static final ArchRule noStaticState =
      fields()
          .that()
          .areStatic()
          .and(not(describe("synthetic", f -> f.getModifiers().contains(JavaModifier.SYNTHETIC))))
          .should()
          .beFinal()
          .andShould(ArchCondition.from(describe("constant", ArchitectureTest::isConstant)))
          .because("two workspaces in one process must not meet");

  // Names.

  @ArchTest
  static final ArchRule telling =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .because("such a name says that its author did not know what the class is");

  private static final Set<String> CONSTANT_TYPES =
      Set.of(
          "java.lang.String",
          "java.util.List",
          "java.util.Map",
          "java.util.Set",
          "java.util.Comparator",
          "java.util.regex.Pattern");

  /** Classes of ours in main, whatever the build's output folder is called. */
  static final class OnlyMain implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/")
          && !location.contains("-tests.jar")
          && !location.contains("/org/mmn/grammar/");
    }
  }

  private static ArchRule room(String name, String... neighbours) {
    DescribedPredicate<JavaClass> allowed =
        resideInAPackage("org.mmn." + name + "..").or(resideInAnyPackage(inside(neighbours)));
    return classes()
        .that()
        .resideInAPackage("org.mmn." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("org.mmn..")
                .or(allowed)
                .as("are of " + name + " or of its neighbours " + List.of(neighbours)));
  }

  private static String[] inside(String... rooms) {
    return Arrays.stream(rooms).map(r -> "org.mmn." + r + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> named(String... simpleNames) {
    return describe(
        String.join(" or ", simpleNames), c -> List.of(simpleNames).contains(c.getSimpleName()));
  }

  private static DescribedPredicate<JavaClass> antlr() {
    return resideInAnyPackage("org.antlr..", "org.mmn.grammar..").as("are ANTLR's or generated");
  }

  private static <T extends JavaAccess<?>> DescribedPredicate<T> touches(
      Class<?> owner, String members) {
    return calls(owner.getName(), members);
  }

  private static <T extends JavaAccess<?>> DescribedPredicate<T> calls(
      String owner, String members) {
    Predicate<T> wanted =
        access ->
            access.getTargetOwner().getName().equals(owner)
                && access.getTarget().getName().matches(members);
    return describe("use " + owner + "." + members, wanted);
  }

  private static boolean isPublicData(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && (type.isRecord() || type.isInterface());
  }

  private static boolean losesOrder(JavaAccess<?> call) {
    if (!(call.getTarget() instanceof CodeUnitCallTarget target)) {
      return false;
    }
    int parameters = target.getRawParameterTypes().size();
    return switch (target.getOwner().getName() + "." + target.getName()) {
      case "java.util.Map.copyOf", "java.util.Set.copyOf" -> true;
      case "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toUnmodifiableSet",
          "java.util.stream.Collectors.toUnmodifiableMap" ->
          true;
      case "java.util.stream.Collectors.toMap" -> parameters < 4;
      case "java.util.stream.Collectors.groupingBy" -> parameters < 3;
      default -> false;
    };
  }

  /** By type: what cannot change, and collections, which must be made by List.of and its like. */
  private static boolean isConstant(JavaField field) {
    JavaClass type = field.getRawType();
    return type.isPrimitive()
        || type.isEnum()
        || type.isRecord()
        || CONSTANT_TYPES.contains(type.getName())
        || isEmptyArray(field)
        || (type.getPackageName().startsWith("org.mmn") && isImmutableByShape(type));
  }

  private static boolean isEmptyArray(JavaField field) {
    if (!field.getRawType().isArray()) {
      return false;
    }
    Field real = field.reflect();
    real.setAccessible(true);
    try {
      return Array.getLength(real.get(null)) == 0;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isImmutableByShape(JavaClass type) {
    return !type.isInterface()
        && type.getAllFields().stream()
            .filter(f -> !f.getModifiers().contains(JavaModifier.STATIC))
            .allMatch(f -> f.getModifiers().contains(JavaModifier.FINAL));
  }
}
