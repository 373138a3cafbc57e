/**
 * Everything from a cloud is hostile text: names and policies may hold terminal escapes, line
 * breaks that forge a line of ours, and marks that reverse what is read.
 *
 * @module
 */

/** Controls, format characters (bidirectional marks, zero widths), surrogates alone, private use. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu

/** The text on one line, with whatever cannot be seen spelled out: `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(
    INVISIBLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** At most so many characters, the cut marked. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`
}
