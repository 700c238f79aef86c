parser grammar MmnParser;

options { tokenVocab = MmnLexer; }

file: IDENTIFIER* EOF;
