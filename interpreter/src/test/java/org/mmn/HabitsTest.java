package org.mmn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.mmn.Code.calls;
import static org.mmn.Code.named;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;

/**
 * What no class of the interpreter does, in whatever package: a rule a line, each with its reason.
 */
@AnalyzeClasses(packages = "org.mmn", importOptions = Code.OnlyMain.class)
final class HabitsTest {

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
                  "lose an order by copyOf, toSet, toMap or groupingBy", HabitsTest::losesOrder))
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
          .andShould(ArchCondition.from(describe("constant", HabitsTest::isConstant)))
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

  private static <T extends JavaAccess<?>> DescribedPredicate<T> touches(
      Class<?> owner, String members) {
    return calls(owner.getName(), members);
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
