/**
 * The configuration file, `ajar.yaml`: what to look at, what is ours, how to report. Whatever is
 * wrong in it is told with its line, and nothing in it is ever ignored.
 *
 * @module
 */

import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { SEVERITIES, UsageError } from '#model'
import { TicketSettings } from './tickets/settings.ts'

const Texts = z.array(z.string().min(1)).default([])

const Trust = z
  .strictObject({
    accounts: Texts,
    organizations: Texts,
    tenants: Texts,
    domains: Texts,
    trusted: z
      .array(z.strictObject({ id: z.string().min(1), reason: z.string().min(1) }))
      .default([]),
  })
  .prefault({})

const Limits = z
  .strictObject({
    /** Requests a second, at most, to each action of each service in each account and region. */
    'max-rate': z.number().positive().optional(),
    /** The share of each quota that Ajar may use, above 0 and up to 1. */
    'quota-share': z.number().positive().max(1).optional(),
    /** Requests in flight at once, over all. */
    concurrency: z.int().min(1).max(1000).optional(),
    /** Accounts in flight at once. */
    accounts: z.int().min(1).max(1000).optional(),
    /** Seconds after which what is still missing becomes a gap. */
    deadline: z.number().positive().optional(),
  })
  .prefault({})

export const Config = z.strictObject({
  providers: z.array(z.string().min(1)).default([]),
  regions: Texts,
  accounts: Texts,
  checks: Texts,
  severity: z.enum(SEVERITIES).optional(),
  'fail-on': z.enum([...SEVERITIES, 'none']).default('high'),
  'fail-on-new': z.enum(SEVERITIES).optional(),
  output: Texts,
  state: z.string().min(1).optional(),
  exceptions: z.string().min(1).optional(),
  /** What is ours and whom we trust: exposure to them is no finding. */
  trust: Trust,
  limits: Limits,
  /** By provider, the settings that `ajar scan --help` lists. */
  settings: z.record(z.string(), z.record(z.string(), z.coerce.string())).default({}),
  /** Where tickets go; read by `ajar tickets sync`. */
  tickets: TicketSettings.prefault({}),
})
export type Config = z.infer<typeof Config>

/** The configuration that holds when there is no file. */
export function defaultConfig(): Config {
  return Config.parse({})
}

/** Throws UsageError naming the file, the line and the mistake. */
export function loadConfig(path: string): Config {
  return parseConfig(readText(path), path)
}

/** Throws UsageError naming the line and the mistake; `path` is only for the message. */
export function parseConfig(text: string, path: string): Config {
  return parseYaml(Config, text, path)
}

/** Parse YAML by a schema; every mistake, of syntax or of meaning, is a UsageError with its line. */
export function parseYaml<T>(schema: z.ZodType<T>, text: string, path: string): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) {
    throw new UsageError(`${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}.`)
  }

  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data

  const mistakes = parsed.error.issues.map((issue) => {
    const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const where = unknownKey === undefined ? issue.path : [...issue.path, unknownKey]
    const offset = offsetOf(document, where)
    const line = offset === undefined ? 1 : lines.linePos(offset).line
    const name = where.map(String).join('.') || 'the file'
    const known = unknownKey === undefined ? '' : knownKeysHint(schema, issue.path)
    return unknownKey === undefined
      ? `${path}:${line}: ${name}: ${issue.message}.`
      : `${path}:${line}: ${name} is not a setting.${known}`
  })
  throw new UsageError(mistakes.join('\n'))
}

function knownKeysHint(schema: z.ZodType, path: readonly PropertyKey[]): string {
  if (path.length > 0 || !(schema instanceof z.ZodObject)) return ''
  return ` Known settings are ${Object.keys(schema.shape).join(', ')}.`
}

/** Where the key at the end of the path stands in the text, or its nearest parent that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const last = path[depth - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && item.key.value === last,
      )
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return undefined
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(
      `The configuration ${path} cannot be read (${reason}); give another --config.`,
    )
  }
}
