package org.mmn.junit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.mmn.kernel.KernelVersion;
import org.mmn.report.Account;
import org.mmn.report.OutcomeText;
import org.mmn.workspace.Accounts;
import org.mmn.workspace.Loaded;
import org.mmn.workspace.Mmn;
import org.mmn.workspace.Options;
import org.mmn.workspace.Result;

/** A scenario under one kernel version. */
final class ScenarioDescriptor extends AbstractTestDescriptor implements Node<Running> {
  private final Subject subject;
  private final Set<TestTag> tags;

  /** What to check. */
  record Subject(
      Mmn mmn, Loaded file, Loaded.ScenarioRef scenario, KernelVersion version, Options options) {
    String name() {
      return scenario.title() + ", " + version;
    }
  }

  ScenarioDescriptor(
      UniqueId parent, Subject subject, SuiteLoader.Script script, Set<TestTag> tags) {
    super(
        parent.append("test", subject.name()),
        subject.name(),
        script.source(subject.scenario().span()));
    this.subject = subject;
    this.tags = new LinkedHashSet<>(tags);
    this.tags.add(TestTag.create(subject.version().toString()));
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public Set<TestTag> getTags() {
    return new LinkedHashSet<>(tags);
  }

  @Override
  public Running execute(Running run, DynamicTestExecutor none) {
    Result result =
        subject
            .mmn()
            .check(
                subject.file(), subject.scenario().index(), subject.version(), subject.options());
    Account account =
        Accounts.of(
            result,
            Accounts.rerun(
                subject.file().file().name(),
                subject.file(),
                subject.scenario().index(),
                subject.version(),
                subject.options().constants()));
    account
        .silent()
        .forEach(
            hint -> run.listener().reportingEntryPublished(this, ReportEntry.from("hint", hint)));
    if (!account.judgement().met()) {
      throw new Mismatch(
          OutcomeText.render(account, OutcomeText.Detail.NORMAL), subject.scenario().span());
    }
    return run;
  }
}
