/**
 * The shape of the language.
 *
 * One rule `declaration` serves files, drivers, structs and scenarios: which declaration may stand
 * where is the resolver's business. Rules are factored so that a choice is made within a few tokens:
 * that keeps parsing fast, and the place of an error exact.
 */
parser grammar MmnParser;

options { tokenVocab = MmnLexer; }

// What a caller may ask for.

unit
    : declaration* EOF
    ;

singleExpression
    : expression EOF
    ;

statements
    : statement* EOF
    ;

// Declarations

declaration
    : USE (module=modulePath | path=STRING) SEMI                               # use
    | KERNEL versions SEMI                                                     # kernel
    | WHEN KERNEL versions then=selected (ELSE otherwise=selected)?            # whenKernelDeclaration
    | CONST name=identifier ASSIGN value=expression SEMI                       # const
    | kind=(EXTERN | MACRO | GHOST)? type name=identifier rest=typedRest       # typed
    | STRUCT name=identifier members                                           # struct
    | DRIVER name=identifier (LPAREN parameters RPAREN)? flags? members        # driver
    | ON name=identifier LPAREN parameters RPAREN block                        # callback
    | SCENARIO title=STRING members                                            # scenario
    | MEMORY LBRACE setting* RBRACE                                            # memory
    | MM name=identifier forked? LBRACE vma* RBRACE                            # mm
    | DAEMON? kind=(THREAD | KTHREAD) name=identifier
        (LBRACK count=expression RBRACK)? (IN mm=expression)? block            # threadDecl
    | INIT block                                                               # init
    | kind=(ALWAYS | NEVER | FINALLY | REACHABLE | EVENTUALLY)
        (first=expression (COLON last=expression)? | COLON last=expression)
        SEMI                                                                   # property
    | SCHEDULE point (COMMA point)* SEMI                                       # schedule
    | EXPECT (AT LEAST)? verdict (COMMA verdict)* (ON versions)? SEMI          # expect
    ;

typedRest
    : LPAREN parameters RPAREN (block | SEMI)                                  # function
    | variable                                                                 # declaredVariable
    ;

variable
    : (LBRACK length=expression RBRACK)?
        (ASSIGN initial=expression UNREGISTERED?)? SEMI
    ;

selected
    : members                                                                  # selectedMembers
    | declaration                                                              # selectedDeclaration
    ;

members
    : LBRACE declaration* RBRACE
    ;

modulePath
    : identifier (DOT identifier)*
    ;

parameters
    : (parameter (COMMA parameter)*)?
    ;

parameter
    : type name=identifier (ASSIGN value=expression)?
    ;

flags
    : FLAGS flag (COMMA flag)*
    ;

flag
    : identifier
    ;

setting
    : name=identifier value=expression SEMI
    ;

forked
    : FORKED (LPAREN parent=identifier RPAREN)?
    ;

vma
    : VMA name=identifier LBRACK pages=expression RBRACK attribute* SEMI
    ;

attribute
    : name=identifier (LPAREN of=identifier RPAREN)?
    ;

point
    : thread=identifier (LBRACK index=expression RBRACK)? DOT label=identifier
    ;

verdict
    : name=identifier (LPAREN value=expression RPAREN)?
    ;

versions
    : versionRange (COMMA versionRange)*
    ;

versionRange
    : low=VERSION (DOTDOT high=VERSION?)?                                      # versionsFrom
    | DOTDOT high=VERSION                                                      # versionsUpTo
    ;

type
    : INT (LPAREN low=expression DOTDOT high=expression RPAREN)?               # intType
    | name=(IDENTIFIER | INTERVAL | MM | NOTIFIER | THREAD | VMA)              # namedType
    ;

// Statements

block
    : LBRACE statement* RBRACE
    ;

statement
    : block                                                                    # nestedBlock
    | GHOST? type name=identifier variable                                     # local
    | IF LPAREN condition=expression RPAREN
        then=statement (ELSE otherwise=statement)?                             # if
    | WHILE LPAREN condition=expression RPAREN body=statement                  # while
    | FOR LPAREN type name=identifier IN over=expression RPAREN body=statement # for
    | REPEAT LPAREN count=expression RPAREN body=statement                     # repeat
    | EITHER block (OR block)+                                                 # either
    | ATOMICALLY block                                                         # atomically
    | BREAK SEMI                                                               # break
    | CONTINUE SEMI                                                            # continue
    | GOTO label=identifier SEMI                                               # goto
    | label=identifier COLON body=statement                                    # labeled
    | RETURN value=expression? SEMI                                            # return
    | ASSERT condition=expression (COMMA why=STRING)? SEMI                     # assert
    | WHEN KERNEL versions then=statement (ELSE otherwise=statement)?          # whenKernelStatement
    | target=expression effect? SEMI                                           # evaluate
    | SEMI                                                                     # empty
    ;

effect
    : operator=(ASSIGN | PLUS_ASSIGN | MINUS_ASSIGN | OR_ASSIGN | AND_ASSIGN)
        value=expression                                                       # assign
    | operator=(INCREMENT | DECREMENT)                                         # increment
    ;

// Expressions, tightest first

expression
    : LPAREN inner=expression RPAREN                                           # parenthesized
    | NUMBER                                                                   # number
    | value=(TRUE | FALSE)                                                     # bool
    | STRING                                                                   # text
    | identifier                                                               # name
    | target=expression DOT identifier                                         # member
    | target=expression LBRACK subscript RBRACK                                # subscripted
    | callee=expression LPAREN (argument (COMMA argument)*)? RPAREN            # call
    | operator=(BANG | MINUS | TILDE) operand=expression                       # unary
    | left=expression operator=(STAR | SLASH | PERCENT) right=expression       # binary
    | left=expression operator=(PLUS | MINUS) right=expression                 # binary
    | left=expression operator=(SHIFT_LEFT | SHIFT_RIGHT) right=expression     # binary
    | left=expression operator=(LESS | AT_MOST | GREATER | AT_LEAST)
        right=expression                                                       # binary
    | left=expression operator=(EQUAL | NOT_EQUAL) right=expression            # binary
    | left=expression operator=AMP right=expression                            # binary
    | left=expression operator=CARET right=expression                          # binary
    | left=expression operator=BAR right=expression                            # binary
    | left=expression operator=AND_AND right=expression                        # binary
    | left=expression operator=OR_OR right=expression                          # binary
    | <assoc=right> condition=expression QUESTION whenTrue=expression
        COLON whenFalse=expression                                             # conditional
    | <assoc=right> left=expression operator=IMPLIES right=expression          # binary
    | kind=(FORALL | EXISTS) name=identifier IN over=expression
        COLON body=expression                                                  # quantifier
    ;

subscript
    : low=expression (dots=DOTDOT high=expression?)?                           # subscriptFrom
    | DOTDOT high=expression?                                                  # subscriptUpTo
    ;

argument
    : (name=identifier ASSIGN)? value=expression (DOTDOT high=expression)?
    ;

// Every contextual word is a name too; the list of reserved words is pinned by a test.

identifier
    : word=( IDENTIFIER | AT | DAEMON | DRIVER | EXTERN | FLAGS | FORKED | GHOST | IN | INIT | INT
           | INTERVAL | KERNEL | KTHREAD | LEAST | MACRO | MEMORY | MM | NOTIFIER | ON | SCHEDULE
           | STRUCT | THREAD | UNREGISTERED | USE | VMA )
    ;
