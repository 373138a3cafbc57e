/**
 * `exceptions.yaml`, read with the line of every mistake and of every exception, and written
 * without touching a comment in it.
 *
 * @module
 */

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isMap, isSeq, LineCounter, parseDocument, stringify } from 'yaml'
import { UsageError } from '#model'
import { parseYaml } from './config.ts'
import { type Exception, ExceptionsFile, type PlacedException } from './findings/exceptions.ts'

/** Throws UsageError naming the file, the line and the mistake. */
export function loadExceptions(path: string): PlacedException[] {
  return parseExceptions(readText(path), path)
}

export function parseExceptions(text: string, path: string): PlacedException[] {
  const { exceptions } = parseYaml(ExceptionsFile, text, path)
  const lines = new LineCounter()
  const list = parseDocument(text, { lineCounter: lines }).get('exceptions', true)
  return exceptions.map((exception, index) => {
    const node = isSeq(list) ? list.items[index] : undefined
    const offset = isMap(node) ? node.range?.[0] : undefined
    const line = offset === undefined ? 1 : lines.linePos(offset).line
    return { exception, place: `${path}:${line}` }
  })
}

const HEADER = `# Faults that somebody answers for. Each needs a reason, an owner and the last day on which it holds.
exceptions:
`

/** Adds one at the end, with a line of comment above it. Throws UsageError when it cannot. */
export function appendException(path: string, exception: Exception, comment: string): void {
  const before = existsSync(path) ? readText(path) : HEADER
  const after = withException(before, path, exception, comment)
  parseExceptions(after, path)
  const part = `${path}.${process.pid}.part`
  try {
    writeFileSync(part, after, { mode: 0o644 })
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw new UsageError(
      `${path} cannot be written (${messageOf(error)}); name another --exceptions.`,
    )
  }
}

function withException(text: string, path: string, exception: Exception, comment: string): string {
  parseExceptions(text, path)
  const list = parseDocument(text).get('exceptions', true)
  const last = isSeq(list) ? list.items.at(-1) : undefined
  if (isSeq(list) && list.flow) {
    throw new UsageError(
      `${path}: write the exceptions as a list with a line each, not in brackets.`,
    )
  }
  if (!isMap(last) || !last.range) {
    // Nothing in the list yet: it begins below its key, or the key below the rest.
    const opened = /^exceptions:/m.test(text) ? text : `${ended(text)}exceptions:\n`
    const key = /^exceptions:[^\n]*(?:\n|$)/m.exec(opened)
    const at = (key?.index ?? 0) + (key?.[0].length ?? 0)
    return insert(opened, at, itemText(exception, comment, '  '))
  }
  const start = last.range[0]
  const indent = /^ */.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? ''
  const end = text.indexOf('\n', last.range[1] - 1)
  return insert(text, end === -1 ? text.length : end + 1, itemText(exception, comment, indent))
}

function itemText(exception: Exception, comment: string, indent: string): string {
  const [first = '', ...rest] = stringify(exception, { lineWidth: 0 }).trimEnd().split('\n')
  const words = comment.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
  const lines = [`# ${words}`, `- ${first}`, ...rest.map((line) => `  ${line}`)]
  return lines.map((line) => `${indent}${line}\n`).join('')
}

function insert(text: string, at: number, item: string): string {
  return `${ended(text.slice(0, at))}${item}${text.slice(at)}`
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`The exceptions ${path} cannot be read (${messageOf(error)}).`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
