/**
 * The words of the language.
 *
 * Few words are reserved: the first group below. The second group is contextual: the parser's rule
 * `identifier` takes them as names. Types and kernel functions are plain identifiers.
 */
lexer grammar MmnLexer;

channels { DOCS, COMMENTS, STRAYS }

// Reserved.

ALWAYS       : 'always';
ASSERT       : 'assert';
ATOMICALLY   : 'atomically';
BREAK        : 'break';
CONST        : 'const';
CONTINUE     : 'continue';
EITHER       : 'either';
ELSE         : 'else';
EVENTUALLY   : 'eventually';
EXISTS       : 'exists';
EXPECT       : 'expect';
FALSE        : 'false';
FINALLY      : 'finally';
FOR          : 'for';
FORALL       : 'forall';
GOTO         : 'goto';
IF           : 'if';
NEVER        : 'never';
OR           : 'or';
REACHABLE    : 'reachable';
REPEAT       : 'repeat';
RETURN       : 'return';
SCENARIO     : 'scenario';
TRUE         : 'true';
WHEN         : 'when';
WHILE        : 'while';

// Contextual: also identifiers.

AT           : 'at';
DAEMON       : 'daemon';
DRIVER       : 'driver';
EXTERN       : 'extern';
FLAGS        : 'flags';
FORKED       : 'forked';
GHOST        : 'ghost';
IN           : 'in';
INIT         : 'init';
INT          : 'int';
INTERVAL     : 'interval';
KERNEL       : 'kernel';
KTHREAD      : 'kthread';
LEAST        : 'least';
MACRO        : 'macro';
MEMORY       : 'memory';
MM           : 'mm';
NOTIFIER     : 'notifier';
ON           : 'on';
SCHEDULE     : 'schedule';
STRUCT       : 'struct';
THREAD       : 'thread';
UNREGISTERED : 'unregistered';
USE          : 'use';
VMA          : 'vma';

// Marks.

LBRACE       : '{';
RBRACE       : '}';
LPAREN       : '(';
RPAREN       : ')';
LBRACK       : '[';
RBRACK       : ']';
SEMI         : ';';
COMMA        : ',';
COLON        : ':';
QUESTION     : '?';
DOT          : '.';
DOTDOT       : '..';
ASSIGN       : '=';
PLUS_ASSIGN  : '+=';
MINUS_ASSIGN : '-=';
OR_ASSIGN    : '|=';
AND_ASSIGN   : '&=';
INCREMENT    : '++';
DECREMENT    : '--';
IMPLIES      : '=>';
OR_OR        : '||';
AND_AND      : '&&';
BAR          : '|';
CARET        : '^';
AMP          : '&';
EQUAL        : '==';
NOT_EQUAL    : '!=';
LESS         : '<';
AT_MOST      : '<=';
GREATER      : '>';
AT_LEAST     : '>=';
SHIFT_LEFT   : '<<';
SHIFT_RIGHT  : '>>';
PLUS         : '+';
MINUS        : '-';
STAR         : '*';
SLASH        : '/';
PERCENT      : '%';
BANG         : '!';
TILDE        : '~';

// Longest match: v4.18 is a version, v4 and v4.locked are not.

VERSION      : 'v' [0-9]+ '.' [0-9]+;
NUMBER       : '0' | [1-9] [0-9]* | '0' [xX] [0-9a-fA-F]+;
BAD_NUMBER   : [0-9] [0-9a-zA-Z_]*;
IDENTIFIER   : [a-zA-Z_] [a-zA-Z0-9_]*;

STRING       : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';
OPEN_STRING  : '"' (~["\\\r\n;{}] | '\\' ~[\r\n])*;

FILE_DOC     : '//!' ~[\r\n]* -> channel(DOCS);
DOC          : '///' (~[/\r\n] ~[\r\n]*)? -> channel(DOCS);
LINE_COMMENT : '//' ~[\r\n]* -> channel(COMMENTS);
COMMENT      : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> channel(COMMENTS);
OPEN_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* -> channel(COMMENTS);

SPACE        : [ \t\r\n\f\uFEFF]+ -> skip;
STRAY        : . -> channel(STRAYS);
