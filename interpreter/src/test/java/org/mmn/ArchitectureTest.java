package org.mmn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.mmn.Code.calls;
import static org.mmn.Code.inside;
import static org.mmn.Code.named;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** The walls between the packages of the interpreter: a rule a line, each with its reason. */
@AnalyzeClasses(packages = "org.mmn", importOptions = Code.OnlyMain.class)
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
          .and(not(theMachine()))
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
          .and(not(theMachine()))
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

  private static DescribedPredicate<JavaClass> theMachine() {
    return describe("run.Machine", c -> c.getName().matches("org\\.mmn\\.run\\.Machine(\\$.*)?"));
  }

  private static DescribedPredicate<JavaClass> antlr() {
    return resideInAnyPackage("org.antlr..", "org.mmn.grammar..").as("are ANTLR's or generated");
  }

  private static boolean isPublicData(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && (type.isRecord() || type.isInterface());
  }
}
