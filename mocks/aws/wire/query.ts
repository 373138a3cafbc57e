/**
 * Reads the parameters of the two query protocols back into the shape that the model gives them:
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and `.../aws-ec2-query-protocol.html`.
 *
 * @module
 */

import type { NormalizedSchema } from '@smithy/core/schema'

export type QueryFlavour = 'query' | 'ec2'

interface Node {
  text?: string
  readonly children: Map<string, Node>
}

/** `Filters.Filter.1.Values.Value.2=x` becomes `{ Filters: [{ Values: [, 'x'] }] }`, as modelled. */
export function readQuery(
  schema: NormalizedSchema,
  parameters: URLSearchParams,
  flavour: QueryFlavour,
): Record<string, unknown> {
  const root: Node = { children: new Map() }
  for (const [path, text] of parameters) {
    let node = root
    for (const step of path.split('.')) {
      const child = node.children.get(step) ?? { children: new Map() }
      node.children.set(step, child)
      node = child
    }
    node.text = text
  }
  return structure(schema, root, flavour)
}

function structure(
  schema: NormalizedSchema,
  node: Node,
  flavour: QueryFlavour,
): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  if (schema.isUnitSchema()) return value
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(parameterName(name, member, flavour))
    if (child) value[name] = memberValue(member, child, flavour)
  }
  return value
}

function parameterName(name: string, member: NormalizedSchema, flavour: QueryFlavour): string {
  const { xmlName = name, ec2QueryName } = member.getMergedTraits()
  if (flavour === 'query') return xmlName
  const modelled = typeof ec2QueryName === 'string' ? ec2QueryName : xmlName
  return modelled.charAt(0).toUpperCase() + modelled.slice(1)
}

function memberValue(schema: NormalizedSchema, node: Node, flavour: QueryFlavour): unknown {
  if (schema.isListSchema()) {
    const item = schema.getValueSchema()
    return numbered(node).map((each) => memberValue(item, each, flavour))
  }
  if (schema.isStructSchema()) return structure(schema, node, flavour)
  const text = node.text ?? ''
  if (schema.isNumericSchema()) return Number(text)
  if (schema.isBooleanSchema()) return text === 'true'
  return text
}

/** Members are numbered either at once (`Key.1`) or below the member's name (`Key.member.1`). */
function numbered(node: Node): Node[] {
  const own = [...node.children].filter(([step]) => /^\d+$/.test(step))
  if (own.length === 0) {
    const [wrapper] = node.children.values()
    return wrapper ? numbered(wrapper) : []
  }
  return own.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child)
}
