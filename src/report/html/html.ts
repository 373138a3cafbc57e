/**
 * A page that stands by itself: opened from a disk, it asks nobody for anything. The findings are
 * data in it, so that nothing that a cloud said is ever read as markup.
 *
 * @module
 */

import { createHash } from 'node:crypto'
import type { Finding } from '#model'
import type { Format } from '../report.ts'
import { BODY } from './body.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

export const html: Format = {
  name: 'html',
  description: 'a page for a browser: search, filters, evidence, history',
  open(write) {
    let first = true
    write(head())
    return {
      finding(finding) {
        write(`${first ? '' : ','}\n${embedded(shown(finding))}`)
        first = false
      },
      end(summary) {
        write(`\n]</script>\n`)
        write(`<script type="application/json" id="summary">${embedded(summary)}</script>\n`)
        write(`<script>${SCRIPT}</script>\n</body>\n</html>\n`)
      },
    }
  },
}

/** Values of evidence are for machines, and most of the bytes; the JSON report has them. */
function shown({ evidence, exposures: _, ...finding }: Finding) {
  return {
    ...finding,
    evidence: evidence.map(({ value: _, ...rest }) => rest),
  }
}

/** JSON in which nothing ends a script element and no line separator surprises an old parser. */
function embedded(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

function head(): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(STYLE)}'`,
    `script-src 'sha256-${sha256(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Ajar: posture of the clouds</title>
<style>${STYLE}</style>
</head>
<body>
${BODY}
<script type="application/json" id="findings">[`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
