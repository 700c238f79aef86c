package org.mmn.resolve;

/** The codes of the resolver's diagnostics. They are stable: suites and editors name them. */
public final class Codes {
  public static final String UNKNOWN_NAME = "MMN101";
  static final String UNKNOWN_OPERATION = "MMN102";
  static final String UNKNOWN_TYPE = "MMN103";
  static final String UNKNOWN_DRIVER = "MMN104";
  static final String UNKNOWN_MEMBER = "MMN105";
  static final String UNKNOWN_MODULE = "MMN106";
  public static final String DUPLICATE = "MMN107";
  static final String UNKNOWN_LABEL = "MMN108";
  static final String AMBIGUOUS = "MMN109";
  static final String OTHER_VERSION = "MMN110";
  static final String UNKNOWN_CALLBACK = "MMN111";
  static final String UNKNOWN_VERDICT = "MMN112";
  static final String UNKNOWN_SETTING = "MMN113";
  static final String UNKNOWN_RELEASE = "MMN114";
  static final String UNKNOWN_SUBJECT = "MMN115";
  static final String UNKNOWN_THREAD = "MMN116";

  static final String WRONG_TYPE = "MMN201";
  static final String ARGUMENT_COUNT = "MMN202";
  static final String ARGUMENT_NAME = "MMN203";
  static final String NOT_CONSTANT = "MMN204";
  static final String NOT_ASSIGNABLE = "MMN205";
  static final String MISSING_RETURN = "MMN206";
  public static final String NO_VALUE = "MMN207";
  static final String ARRAY = "MMN208";
  static final String OUT_OF_BOUNDS = "MMN209";
  static final String NOT_A_VALUE = "MMN210";
  static final String OPERANDS = "MMN211";
  static final String CALLBACK_SIGNATURE = "MMN212";
  static final String RETURN_VALUE = "MMN213";
  static final String ARITHMETIC = "MMN214";
  static final String LOCAL_OBJECT = "MMN215";
  static final String NOT_WALKABLE = "MMN216";

  static final String MISPLACED = "MMN301";
  public static final String NO_THREADS = "MMN302";
  static final String TOO_MANY = "MMN303";
  static final String RECURSION = "MMN304";
  static final String WAITS_IN_ATOMICALLY = "MMN305";
  static final String GHOST_READ = "MMN306";
  public static final String PROPERTY_ACTS = "MMN307";
  static final String GOTO_INTO = "MMN308";
  static final String NO_LOOP = "MMN309";
  static final String STDLIB_ONLY = "MMN310";
  static final String NOT_CLAIMED = "MMN311";
  static final String REPEATED = "MMN312";
  static final String CONTRADICTION = "MMN313";

  private Codes() {}
}
