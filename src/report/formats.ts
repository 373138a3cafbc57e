import { html } from './html/html.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import type { Format } from './report.ts'
import { text } from './text.ts'

/** Every format, by the name that `--format` and `--output` take. */
export const FORMATS: readonly Format[] = [text, json, ndjson, html]
