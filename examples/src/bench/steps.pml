/*
 * What the reference models share: mmn's steps in Promela.
 *
 * A step of mmn is a d_step or one statement here. A mutex is 0 when it is free. A thread that
 * has ended stays where it is, so that there are no states of dying processes; its place is a valid
 * end state.
 */

#define LOCK(m) d_step { m == 0 -> m = 1 }
#define UNLOCK(m) m = 0

/* What ends a thread. */
#define ENDED end_of_thread: false

/* mmn's repeat (n): what is repeated is written out, so that counting costs no step. */
#define TIMES_1(x) x
#define TIMES_2(x) x; x
#define TIMES_3(x) x; x; x
#define TIMES_4(x) x; x; x; x
#define TIMES_5(x) x; x; x; x; x
#define TIMES_6(x) x; x; x; x; x; x
#define TIMES_7(x) x; x; x; x; x; x; x
#define TIMES_8(x) x; x; x; x; x; x; x; x
#define TIMES_PASTE(n) TIMES_##n
#define TIMES_OF(n) TIMES_PASTE(n)
#define REPEAT(n, x) TIMES_OF(n)(x)
