/**
 * Writes answers as XML from the service's own model, by the rules of the AWS protocols:
 * https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
 *
 * @module
 */

import type { NormalizedSchema } from '@smithy/core/schema'
import { timestampText } from './timestamp.ts'

/** Element and attribute text. Control characters that XML 1.0 cannot carry are written as entities. */
export function escapeXml(text: string): string {
  return text.replace(ESCAPED, (character) => `&${ENTITIES[character] ?? entity(character)};`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that must be escaped
const ESCAPED = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }

function entity(character: string): string {
  return `#${character.charCodeAt(0)}`
}

/** The members of a structure that travel in its body, one after the other, without a wrapper. */
export function xmlMembers(
  schema: NormalizedSchema,
  value: Readonly<Record<string, unknown>>,
): string {
  let text = ''
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits()
    if (value[name] === undefined || value[name] === null) continue
    if (traits.xmlAttribute || traits.httpHeader || traits.httpResponseCode) continue
    text += xmlMember(traits.xmlName ?? name, member, value[name])
  }
  return text
}

/** One value under its element; a flattened list or map repeats the element instead of nesting. */
export function xmlMember(tag: string, schema: NormalizedSchema, value: unknown): string {
  const traits = schema.getMergedTraits()
  if (schema.isListSchema()) {
    const item = schema.getValueSchema()
    const itemTag = traits.xmlFlattened ? tag : (item.getMergedTraits().xmlName ?? 'member')
    const items = listOf(value).map((each) => xmlMember(itemTag, item, each))
    return traits.xmlFlattened ? items.join('') : `<${tag}>${items.join('')}</${tag}>`
  }
  if (schema.isMapSchema()) {
    const [key, item] = [schema.getKeySchema(), schema.getValueSchema()]
    const entryTag = traits.xmlFlattened ? tag : 'entry'
    const entries = Object.entries(recordOf(value)).map(([name, each]) => {
      const keyText = xmlMember(key.getMergedTraits().xmlName ?? 'key', key, name)
      return `<${entryTag}>${keyText}${xmlMember(item.getMergedTraits().xmlName ?? 'value', item, each)}</${entryTag}>`
    })
    return traits.xmlFlattened ? entries.join('') : `<${tag}>${entries.join('')}</${tag}>`
  }
  if (schema.isStructSchema()) {
    const fields = recordOf(value)
    return `<${tag}${attributes(schema, fields)}>${xmlMembers(schema, fields)}</${tag}>`
  }
  return `<${tag}>${escapeXml(scalar(schema, value))}</${tag}>`
}

function attributes(schema: NormalizedSchema, value: Readonly<Record<string, unknown>>): string {
  let text = ''
  const namespace = schema.getMergedTraits().xmlNamespace
  if (Array.isArray(namespace)) text += ` xmlns:${namespace[0]}="${namespace[1]}"`
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits()
    if (!traits.xmlAttribute || value[name] === undefined) continue
    text += ` ${traits.xmlName ?? name}="${escapeXml(String(value[name]))}"`
  }
  return text
}

function scalar(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return timestampText(schema, value, 'date-time')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return String(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The estate is typed by the same model, so a structure's value is an object. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>
}
